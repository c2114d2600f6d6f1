import { alertsTh } from './th/alerts';
import { inboxTh, previewTh } from './th/inbox';
import { conversationTh } from './th/conversation';
import { colleagueTh, transferTh } from './th/transfer';
import { queueTh } from './th/queue';
import { threadTh } from './th/thread';
import { mediaTh } from './th/media';
import { composerTh } from './th/composer';
import { customerTh } from './th/customer';

/** The texts of the console in Thai; its shape is the shape of both dictionaries. See also `entrance` and `admin`. */
export const consoleTh = {
  presence: { online: 'ออนไลน์', away: 'ไม่อยู่', offline: 'ออฟไลน์' },
  connection: {
    connecting: 'กำลังเชื่อมต่อ…',
    online: 'เชื่อมต่อแล้ว',
    reconnecting: 'การเชื่อมต่อหลุด กำลังเชื่อมต่อใหม่… ข้อความที่ส่งจะรออยู่ในเครื่องนี้',
    offline: 'ไม่มีอินเทอร์เน็ต ข้อความที่ส่งจะรออยู่ในเครื่องนี้และส่งให้เมื่อกลับมาออนไลน์',
  },
  alerts: alertsTh,
  inbox: inboxTh,
  preview: previewTh,
  conversation: conversationTh,
  transfer: transferTh,
  colleague: colleagueTh,
  queue: queueTh,
  thread: threadTh,
  media: mediaTh,
  composer: composerTh,
  customer: customerTh,
  time: {
    now: 'เมื่อครู่',
    minutes: '{{count}} นาที',
    hoursMinutes: '{{hours}} ชม. {{minutes}} นาที',
    daysHours: '{{days}} วัน {{hours}} ชม.',
    seconds: '{{count}} วิ',
    today: 'วันนี้',
    yesterday: 'เมื่อวาน',
    todayAt: 'วันนี้ {{time}}',
    tomorrowAt: 'พรุ่งนี้ {{time}}',
    dayAt: '{{day}} {{time}}',
  },
  pane: {
    crashed: 'ส่วนนี้แสดงผลไม่ได้',
    crashedText: 'ส่วนอื่นยังใช้งานได้ตามปกติ และไม่มีข้อความใดสูญหาย',
  },
};

export type ConsoleDictionary = typeof consoleTh;
