/**
 * What customers of the past months wrote about. `{ka}` is the particle of a statement and `{kha}` that of a question;
 * `{name}` is the customer's first name, `{number}` a number of the day.
 */
export interface PastConcern {
  readonly problem: string;
  readonly greeting: string;
  readonly reply: string;
  readonly solution: string;
}

export const pastConcerns: readonly [PastConcern, ...PastConcern[]] = [
  {
    problem: 'พัสดุ TH-{number} ยังไม่ถึงเลย{ka}',
    greeting: 'สวัสดีค่ะคุณ{name} ขอตรวจสอบเลขพัสดุสักครู่นะคะ',
    reply: 'สั่งไว้หลายวันแล้ว{ka}',
    solution: 'พัสดุถึงศูนย์กระจายสินค้าแล้วค่ะ จะนำส่งภายในพรุ่งนี้นะคะ',
  },
  {
    problem: 'อยากเปลี่ยนที่อยู่จัดส่งของคำสั่งซื้อ TH-{number} {ka}',
    greeting: 'สวัสดีค่ะคุณ{name} ยังเปลี่ยนได้ค่ะ แจ้งที่อยู่ใหม่ได้เลยนะคะ',
    reply: '88/12 ถนนพัฒนาการ เขตสวนหลวง กรุงเทพฯ 10250 {ka}',
    solution: 'เปลี่ยนให้เรียบร้อยแล้วค่ะ',
  },
  {
    problem: 'ได้สินค้าไม่ครบ{ka} ขาดไปหนึ่งชิ้น',
    greeting: 'ต้องขออภัยด้วยค่ะคุณ{name} ขอรูปสินค้าที่ได้รับด้วยนะคะ',
    reply: 'คำสั่งซื้อ TH-{number} {ka} ขาดกล่องเล็ก',
    solution: 'จัดส่งชิ้นที่ขาดให้วันนี้เลยค่ะ ไม่มีค่าใช้จ่ายนะคะ',
  },
  {
    problem: 'สินค้าชำรุด อยากขอคืนเงิน{ka}',
    greeting: 'ต้องขออภัยด้วยค่ะคุณ{name} ขอเลขที่คำสั่งซื้อด้วยนะคะ',
    reply: 'TH-{number} {ka}',
    solution: 'ทำเรื่องคืนเงินให้แล้วค่ะ เงินเข้าภายใน 3 วันทำการนะคะ',
  },
  {
    problem: 'ขอใบกำกับภาษีของคำสั่งซื้อ TH-{number} {ka}',
    greeting: 'สวัสดีค่ะคุณ{name} ขอชื่อบริษัทและเลขผู้เสียภาษีด้วยนะคะ',
    reply: 'บริษัท ตัวอย่างการค้า จำกัด 0105500000000 {ka}',
    solution: 'ส่งให้ทางอีเมลแล้วค่ะ',
  },
  {
    problem: 'สั่ง 30 ชุดมีส่วนลดไหม{kha}',
    greeting: 'สวัสดีค่ะคุณ{name} 20 ชุดขึ้นไปลด 10% ค่ะ',
    reply: 'รวมค่าส่งหรือยัง{kha}',
    solution: 'รวมแล้วค่ะ ส่งใบเสนอราคาให้ในแชตนี้นะคะ',
  },
  {
    problem: 'โอนเงินแล้วแต่สถานะยังไม่เปลี่ยน{ka}',
    greeting: 'สวัสดีค่ะคุณ{name} ขอดูสลิปการโอนได้ไหมคะ',
    reply: 'ส่งให้ทางอีเมลร้านแล้ว{ka} ยอด 1,290 บาท',
    solution: 'ตรวจสอบแล้วค่ะ ได้รับยอดเรียบร้อย จัดส่งพรุ่งนี้เช้านะคะ',
  },
  {
    problem: 'สีครีมมีของเมื่อไหร่{kha}',
    greeting: 'สวัสดีค่ะคุณ{name} ขอเช็กสต็อกสักครู่นะคะ',
    reply: 'ได้{ka} รอได้',
    solution: 'ของเข้าวันศุกร์นี้ค่ะ จองไว้ให้แล้วนะคะ',
  },
];

/** What operators write of their own accord, and what is answered to it. */
export const followUps: readonly [PastConcern, ...PastConcern[]] = [
  {
    problem: '',
    greeting: 'สวัสดีค่ะคุณ{name} สินค้าที่จองไว้มาถึงร้านแล้วนะคะ',
    reply: 'ขอบคุณที่แจ้ง{ka} ส่งมาได้เลย',
    solution: 'จัดส่งให้พรุ่งนี้เช้าค่ะ',
  },
  {
    problem: '',
    greeting: 'สวัสดีค่ะคุณ{name} ขอติดตามว่าได้รับสินค้าเรียบร้อยไหมคะ',
    reply: 'ได้รับแล้ว{ka}',
    solution: 'ขอบคุณที่อุดหนุนค่ะ',
  },
];

/** What the bot answers alone; each holds a keyword of its answers. */
export const botQuestions = [
  'ราคาชุดกลางเท่าไหร่{kha}',
  'ร้านเปิดกี่โมง{kha}',
  'จัดส่งกี่วัน{kha}',
  'ขอที่อยู่ร้านหน่อย{ka}',
] as const;

export const transferReasons = ['เรื่องใบกำกับภาษี', 'ต้องตรวจสต็อกที่หน้าร้าน', 'พักกลางวัน'] as const;

/** Comments by the score they go with. */
export const surveyComments: Readonly<Record<number, readonly [string, ...string[]]>> = {
  1: ['รอนานมาก ไม่มีใครตอบ', 'ตอบไม่ตรงคำถาม ต้องถามซ้ำหลายรอบ'],
  2: ['ตอบช้าไปหน่อย', 'ยังไม่ได้คำตอบที่ต้องการ'],
  3: ['พอใช้ได้ แต่รอนานไปนิด', 'อยากให้ตอบเร็วกว่านี้'],
  4: ['บริการดี', 'ตอบชัดเจนดีค่ะ'],
  5: ['ประทับใจมาก ตอบไวและสุภาพ', 'แก้ปัญหาให้ทันที ขอบคุณค่ะ', 'น่ารักมากค่ะ อุดหนุนอีกแน่นอน'],
};
