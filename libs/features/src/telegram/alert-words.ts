import type { AlertKind } from '@jsk/contracts/alerts';

/** That Telegram fails is not told by Telegram. */
export type ToldAlertKind = Exclude<AlertKind, 'telegram_failing'>;

/** What each alert says; `{name}` stands for that part of its detail. */
export const alertWords: Record<ToldAlertKind, { th: string; en: string }> = {
  line_unauthorised: {
    th: 'LINE ไม่รับ Access token จึงพักการส่งข้อความไว้',
    en: 'LINE does not accept the access token: sending is paused.',
  },
  line_forbidden: {
    th: 'LINE ไม่อนุญาตให้บัญชีนี้ส่งข้อความบางอย่าง',
    en: 'LINE does not allow this account something that was tried.',
  },
  line_unreachable: {
    th: 'ติดต่อ LINE ไม่ได้ชั่วคราว ข้อความจะรออยู่และส่งเองภายหลัง',
    en: 'LINE does not answer. Messages wait and leave by themselves.',
  },
  quota_exhausted: {
    th: 'โควตาข้อความ LINE เดือนนี้หมดแล้ว ยังตอบกลับฟรีได้',
    en: "This month's LINE messages are used up. Only free replies leave.",
  },
  quota_low: {
    th: 'ใช้โควตาข้อความ LINE เดือนนี้ไปแล้ว {percent}%',
    en: "{percent}% of this month's LINE messages are used.",
  },
  webhook_signature_mismatch: {
    th: 'มี webhook ที่ลายเซ็นไม่ตรงเข้ามาหลายครั้ง ตรวจ Channel secret',
    en: 'Webhooks with a wrong signature arrive. Check the channel secret.',
  },
  webhook_foreign_destination: {
    th: 'มี webhook ของบัญชี LINE อื่นเข้ามา ข้อความยังไม่เข้าแชต',
    en: 'Webhooks of another LINE account arrive; their messages are kept apart.',
  },
  line_account_suspended: {
    th: 'LINE ระงับบัญชีนี้ ลูกค้าจะไม่ได้รับข้อความ',
    en: 'LINE has suspended the account: customers get no messages.',
  },
  nobody_online: {
    th: 'มีลูกค้ารอ {waiting} คน แต่ไม่มีเจ้าหน้าที่ออนไลน์',
    en: '{waiting} waiting, and nobody is online.',
  },
  credentials_unreadable: {
    th: 'อ่านรหัสของช่องทาง LINE ที่บันทึกไว้ไม่ได้ จึงใช้ค่าของเครื่องแม่ข่ายแทน',
    en: "The stored credentials of LINE cannot be read; the server's are used instead.",
  },
};

export function isTold(kind: AlertKind): kind is ToldAlertKind {
  return kind in alertWords;
}
