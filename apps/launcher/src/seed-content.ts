import type { ViewFilters } from '@jsk/contracts/saved-views';

/** What a fresh installation starts with. Administrators change all of it later. */

/** Ways to ask for a person. Thai ones match inside running text, the others as whole words. */
export const handoffKeywords = [
  'คุยกับเจ้าหน้าที่',
  'ติดต่อเจ้าหน้าที่',
  'ขอสายเจ้าหน้าที่',
  'คุยกับพนักงาน',
  'ติดต่อพนักงาน',
  'คุยกับแอดมิน',
  'ติดต่อแอดมิน',
  'ขอคุยกับคน',
  'คุยกับคนจริง',
  'ขอพบเจ้าหน้าที่',
  'ขอความช่วยเหลือจากเจ้าหน้าที่',
  'ร้องเรียน',
  'agent',
  'operator',
  'human',
  'admin',
  'staff',
  'representative',
  'customer service',
  'talk to a person',
  'talk to someone',
  'live chat',
  'real person',
] as const;

export const autoReplies = [
  {
    keyword: 'สวัสดี',
    matchKind: 'contains',
    text: 'สวัสดีค่ะ ยินดีให้บริการ สอบถามเรื่องราคา เวลาทำการ หรือการจัดส่งได้เลยค่ะ',
  },
  {
    keyword: 'hello',
    matchKind: 'exact',
    text: 'Hello! Ask me about prices, opening hours or delivery. Type "agent" to talk to a person.',
  },
  { keyword: 'ราคา', matchKind: 'contains', text: 'ดูราคาสินค้าทั้งหมดได้ที่เมนูด้านล่าง หรือพิมพ์ชื่อสินค้าที่สนใจมาได้เลยค่ะ' },
  { keyword: 'เวลาทำการ', matchKind: 'contains', text: 'เปิดทำการวันจันทร์ถึงวันศุกร์ เวลา 08:00-17:00 น. ค่ะ' },
  { keyword: 'เปิดกี่โมง', matchKind: 'contains', text: 'เปิดทำการวันจันทร์ถึงวันศุกร์ เวลา 08:00-17:00 น. ค่ะ' },
  { keyword: 'จัดส่ง', matchKind: 'contains', text: 'จัดส่งทั่วประเทศภายใน 2-3 วันทำการค่ะ' },
  {
    keyword: 'ที่อยู่ร้าน',
    matchKind: 'contains',
    text: 'ร้านอยู่ที่ 99/9 ถนนสุขุมวิท แขวงคลองตัน เขตคลองเตย กรุงเทพฯ 10110 ค่ะ',
  },
] as const;

/** Said in answers by their code. */
export const replyObjects = [
  {
    code: 'payment_details',
    name: 'วิธีชำระเงิน',
    content: {
      type: 'text',
      text: 'ชำระได้ทางพร้อมเพย์ 0-1055-00000-00-0 หรือโอนเข้าบัญชีธนาคารกสิกรไทย 123-4-56789-0 ชำระแล้วส่งสลิปในแชตนี้ได้เลยค่ะ',
    },
  },
  {
    code: 'price_card',
    name: 'ตารางราคา',
    content: {
      type: 'flex',
      altText: 'ตารางราคา: ชุดเล็ก 290 บาท ชุดกลาง 490 บาท ชุดใหญ่ 790 บาท',
      contents: {
        type: 'bubble',
        size: 'mega',
        body: {
          type: 'box',
          layout: 'vertical',
          spacing: 'md',
          contents: [
            { type: 'text', text: 'ตารางราคา', weight: 'bold', size: 'xl' },
            { type: 'separator' },
            priceLine('ชุดเล็ก', '290 บาท'),
            priceLine('ชุดกลาง', '490 บาท'),
            priceLine('ชุดใหญ่', '790 บาท'),
            {
              type: 'text',
              text: 'ราคารวมภาษีแล้ว ส่งฟรีเมื่อซื้อครบ 500 บาท',
              size: 'xs',
              color: '#6B7280',
              wrap: true,
            },
          ],
        },
        footer: {
          type: 'box',
          layout: 'vertical',
          contents: [
            {
              type: 'button',
              style: 'primary',
              color: '#047A3A',
              action: { type: 'message', label: 'วิธีชำระเงิน', text: 'วิธีชำระเงิน' },
            },
          ],
        },
      },
    },
  },
] as const;

function priceLine(name: string, price: string) {
  return {
    type: 'box',
    layout: 'horizontal',
    contents: [
      { type: 'text', text: name, flex: 2 },
      { type: 'text', text: price, flex: 1, align: 'end', weight: 'bold' },
    ],
  };
}

/** What the bot understands; each word by how it is looked for. */
export const intents: readonly {
  name: string;
  category: string;
  keywords: readonly (readonly ['exact' | 'starts_with' | 'contains' | 'regex', string])[];
  responseMode?: 'one';
  responses: readonly string[];
  handsOff?: true;
}[] = [
  {
    name: 'ตารางราคา',
    category: 'สินค้า',
    keywords: [
      ['contains', 'ตารางราคา'],
      ['contains', 'ราคาสินค้า'],
      ['contains', 'price list'],
    ],
    responses: ['ราคาของเราค่ะ $price_card'],
  },
  {
    name: 'วิธีชำระเงิน',
    category: 'การสั่งซื้อ',
    keywords: [
      ['contains', 'ชำระเงิน'],
      ['contains', 'โอนเงิน'],
      ['contains', 'พร้อมเพย์'],
      ['contains', 'payment'],
    ],
    responses: ['$payment_details'],
  },
  {
    name: 'ติดตามพัสดุ',
    category: 'การสั่งซื้อ',
    keywords: [
      ['starts_with', 'ติดตาม'],
      ['contains', 'เลขพัสดุ'],
      ['regex', '(order|ออเดอร์)\\s*#?\\d{4,}'],
    ],
    responses: ['รับเรื่องแล้วค่ะ เจ้าหน้าที่จะตรวจสอบสถานะพัสดุให้นะคะ'],
    handsOff: true,
  },
  {
    name: 'ขอบคุณ',
    category: 'ทักทาย',
    keywords: [
      ['exact', 'ขอบคุณค่ะ'],
      ['exact', 'ขอบคุณครับ'],
      ['exact', 'ขอบคุณ'],
      ['exact', 'thank you'],
    ],
    responseMode: 'one',
    responses: ['ยินดีค่ะ', 'ด้วยความยินดีค่ะ มีอะไรให้ช่วยอีกไหมคะ'],
  },
];

export const tags = [
  { name: 'ลูกค้าประจำ', color: 'green' },
  { name: 'รอชำระเงิน', color: 'amber' },
  { name: 'ร้องเรียน', color: 'red' },
  { name: 'สอบถามราคา', color: 'blue' },
] as const;

interface CannedResponse {
  shortcut: string;
  category: string;
  title: string;
  text: string;
  /** Sent after the text. */
  sticker?: { packageId: string; stickerId: string };
}

export const cannedResponses: readonly CannedResponse[] = [
  {
    shortcut: 'hi',
    category: 'ทักทาย',
    title: 'ทักทาย',
    text: 'สวัสดีค่ะ คุณ{{customer.name}} {{operator.name}} ยินดีให้บริการ มีอะไรให้ช่วยเหลือคะ',
  },
  { shortcut: 'wait', category: 'ระหว่างสนทนา', title: 'ขอเวลาตรวจสอบ', text: 'ขอเวลาตรวจสอบข้อมูลสักครู่นะคะ' },
  {
    shortcut: 'transfer',
    category: 'ระหว่างสนทนา',
    title: 'โอนสาย',
    text: 'ขออนุญาตโอนให้เจ้าหน้าที่ที่เกี่ยวข้องดูแลต่อนะคะ',
  },
  {
    shortcut: 'hours',
    category: 'ข้อมูล',
    title: 'เวลาทำการ',
    text: 'เราเปิดทำการ{{business.hours}} ค่ะ',
  },
  {
    shortcut: 'contact',
    category: 'ข้อมูล',
    title: 'ช่องทางติดต่อ',
    text: 'ติดต่อเราได้ที่โทร 02-123-4567 หรืออีเมล hello@example.com ค่ะ',
  },
  {
    shortcut: 'thanks',
    category: 'ปิดการสนทนา',
    title: 'ขอบคุณ',
    text: 'ขอบคุณที่ติดต่อเราค่ะ',
    sticker: { packageId: '11537', stickerId: '52002734' },
  },
  { shortcut: 'sorry', category: 'ระหว่างสนทนา', title: 'ขออภัย', text: 'ต้องขออภัยในความไม่สะดวกเป็นอย่างยิ่งค่ะ' },
  {
    shortcut: 'bye',
    category: 'ปิดการสนทนา',
    title: 'ปิดการสนทนา',
    text: 'หากมีเรื่องให้ช่วยอีก ทักมาได้ทุกเมื่อเลยนะคะ ขอบคุณค่ะ',
  },
  {
    shortcut: 'pay',
    category: 'ข้อมูล',
    title: 'วิธีชำระเงิน',
    text: 'ชำระผ่านพร้อมเพย์หรือโอนเข้าบัญชีได้เลยค่ะ ชำระแล้วรบกวนส่งสลิปให้ด้วยนะคะ',
  },
];

/** People of the demonstration; the first administrator comes from the environment. */
export const demoOperators = [
  { username: 'supervisor', displayName: 'วิภา (หัวหน้าทีม)', role: 'ADMIN' },
  { username: 'operator', displayName: 'กานต์', role: 'AGENT' },
  { username: 'operator2', displayName: 'ปรียานุช', role: 'AGENT' },
] as const;

/** Lists that everybody has. */
export const sharedViews: readonly { name: string; filters: ViewFilters }[] = [
  {
    name: 'ค้างตอบนาน',
    filters: { status: 'active', tagIds: [], unreadOnly: false, sort: 'unanswered' },
  },
];
