import { createHash } from 'node:crypto';

/** The same people as in the simulated phone: LINE's id of the n-th one. */
export function demoCustomerId(number: number): string {
  return `U${createHash('sha256').update(`seed:${number}`).digest('hex').slice(0, 32)}`;
}

/** What a line's author is in the database. */
export const senderKinds = {
  customer: 'CUSTOMER',
  bot: 'BOT',
  operator: 'OPERATOR',
  notice: 'SYSTEM',
  farewell: 'SYSTEM',
} as const;

export type HistoryLine =
  | {
      /** A `notice` tells that somebody is called, a `farewell` that the session ended. */
      by: 'customer' | 'bot' | 'notice' | 'operator' | 'farewell';
      text: string;
      afterSeconds: number;
    }
  | {
      by: 'customer';
      sticker: { packageId: string; stickerId: string; keywords: string[] };
      afterSeconds: number;
    };

export interface DemoConversation {
  readonly customerNumber: number;
  readonly displayName: string;
  readonly statusMessage: string | null;
  readonly tags: readonly string[];
  /** Blocked the account once and took that back; everybody else only followed. */
  readonly hasComeBack?: true;
  /** When it began, in hours before now. */
  readonly hoursAgo: number;
  /** Null: the bot handled it alone. */
  readonly session: {
    readonly status: 'WAITING' | 'ACTIVE' | 'CLOSED';
    readonly operator: string | null;
    readonly keyword: string;
    /** Index of the line with which the customer asked for a person. */
    readonly askedAtLine: number;
    /** Counted from that line; null while nobody has it. */
    readonly claimedAfterSeconds: number | null;
  } | null;
  readonly lines: readonly HistoryLine[];
}

/** A little history, so that a newcomer sees what the console looks like in use. */
export const demoConversations: readonly DemoConversation[] = [
  {
    customerNumber: 1,
    displayName: 'ณัฐวุฒิ ศรีสุข',
    statusMessage: 'งานคือเงิน เงินคืองาน',
    tags: ['ลูกค้าประจำ'],
    hoursAgo: 27,
    session: {
      status: 'CLOSED',
      operator: 'operator',
      keyword: 'คุยกับเจ้าหน้าที่',
      askedAtLine: 2,
      claimedAfterSeconds: 29,
    },
    lines: [
      { by: 'customer', text: 'สวัสดีครับ', afterSeconds: 0 },
      { by: 'bot', text: 'สวัสดีค่ะ ยินดีให้บริการ สอบถามเรื่องราคา เวลาทำการ หรือการจัดส่งได้เลยค่ะ', afterSeconds: 1 },
      { by: 'customer', text: 'ของที่สั่งไปเมื่อวันจันทร์ยังไม่ถึงเลย ขอคุยกับเจ้าหน้าที่หน่อยครับ', afterSeconds: 40 },
      { by: 'notice', text: 'รับเรื่องแล้วค่ะ กำลังเรียกเจ้าหน้าที่มาดูแล กรุณารอสักครู่นะคะ', afterSeconds: 1 },
      { by: 'operator', text: 'สวัสดีค่ะคุณณัฐวุฒิ ขอหมายเลขคำสั่งซื้อด้วยนะคะ', afterSeconds: 48 },
      { by: 'customer', text: 'TH-20418 ครับ', afterSeconds: 35 },
      { by: 'operator', text: 'พัสดุออกจากศูนย์บางนาแล้วเมื่อเช้านี้ จะถึงก่อน 17:00 น. วันนี้ค่ะ', afterSeconds: 70 },
      { by: 'customer', text: 'โอเคครับ ขอบคุณมากครับ 🙏', afterSeconds: 25 },
      { by: 'operator', text: 'ยินดีค่ะ หากมีเรื่องให้ช่วยอีก ทักมาได้ทุกเมื่อเลยนะคะ', afterSeconds: 20 },
    ],
  },
  {
    customerNumber: 2,
    displayName: 'Mali Wongsawat',
    statusMessage: null,
    tags: ['สอบถามราคา'],
    hasComeBack: true,
    hoursAgo: 3,
    session: null,
    lines: [
      { by: 'customer', text: 'ราคาชุดของขวัญปีใหม่เท่าไหร่คะ', afterSeconds: 0 },
      { by: 'bot', text: 'ดูราคาสินค้าทั้งหมดได้ที่เมนูด้านล่าง หรือพิมพ์ชื่อสินค้าที่สนใจมาได้เลยค่ะ', afterSeconds: 1 },
      {
        by: 'customer',
        sticker: { packageId: '446', stickerId: '1988', keywords: ['ขอบคุณ'] },
        afterSeconds: 30,
      },
    ],
  },
  {
    customerNumber: 3,
    displayName: 'พิมพ์ชนก อนันต์ทรัพย์ไพศาล',
    statusMessage: 'ร้านดอกไม้ ส่งทั่วกรุงเทพฯ',
    tags: ['ลูกค้าประจำ', 'รอชำระเงิน'],
    hoursAgo: 0.6,
    session: {
      status: 'ACTIVE',
      operator: 'operator',
      keyword: 'ติดต่อแอดมิน',
      askedAtLine: 0,
      claimedAfterSeconds: 36,
    },
    lines: [
      { by: 'customer', text: 'ติดต่อแอดมินค่ะ อยากเปลี่ยนที่อยู่จัดส่ง', afterSeconds: 0 },
      { by: 'notice', text: 'รับเรื่องแล้วค่ะ กำลังเรียกเจ้าหน้าที่มาดูแล กรุณารอสักครู่นะคะ', afterSeconds: 1 },
      { by: 'operator', text: 'สวัสดีค่ะคุณพิมพ์ชนก แจ้งที่อยู่ใหม่ได้เลยค่ะ', afterSeconds: 55 },
      {
        by: 'customer',
        text: '88/12 หมู่บ้านสวนหลวง ซอย 7 ถนนพัฒนาการ เขตสวนหลวง กรุงเทพฯ 10250',
        afterSeconds: 90,
      },
      { by: 'customer', text: 'แล้วใบเสร็จออกในนามบริษัทได้ไหมคะ', afterSeconds: 20 },
    ],
  },
  {
    customerNumber: 4,
    displayName: 'สมชาย ใจดี',
    statusMessage: null,
    tags: [],
    hoursAgo: 0.1,
    session: {
      status: 'WAITING',
      operator: null,
      keyword: 'คุยกับเจ้าหน้าที่',
      askedAtLine: 0,
      claimedAfterSeconds: null,
    },
    lines: [
      { by: 'customer', text: 'สินค้าที่ได้รับแตกครับ ขอคุยกับเจ้าหน้าที่ด่วน', afterSeconds: 0 },
      { by: 'notice', text: 'รับเรื่องแล้วค่ะ กำลังเรียกเจ้าหน้าที่มาดูแล กรุณารอสักครู่นะคะ', afterSeconds: 1 },
    ],
  },
];
