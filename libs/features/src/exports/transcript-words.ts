import type { exportConversationPdf } from '@jsk/contracts/exports';
import type { MessageType, SenderKind, SystemEvent } from '@jsk/contracts/messages';
import type { Parsed } from '@jsk/platform/http/serves';

export type TranscriptLanguage = Parsed<typeof exportConversationPdf>['language'];

export interface TranscriptWords {
  readonly title: string;
  readonly lineUserId: string;
  readonly period: string;
  readonly exported: string;
  readonly page: string;
  readonly empty: string;
  readonly unsent: string;
  readonly removed: string;
  readonly failed: string;
  readonly senders: Record<SenderKind, string>;
  readonly types: Record<MessageType, string>;
  readonly events: Record<SystemEvent, string>;
}

const thai: TranscriptWords = {
  title: 'บันทึกการสนทนา',
  lineUserId: 'รหัสผู้ใช้ LINE',
  period: 'ช่วงเวลา',
  exported: 'ส่งออก',
  page: 'หน้า',
  empty: 'ยังไม่มีข้อความ',
  unsent: 'ลูกค้ายกเลิกข้อความนี้',
  removed: 'ข้อความถูกลบตามระยะเวลาเก็บรักษา',
  failed: 'ส่งไม่สำเร็จ',
  senders: { CUSTOMER: 'ลูกค้า', OPERATOR: 'เจ้าหน้าที่', BOT: 'บอต', SYSTEM: 'ระบบ' },
  types: {
    text: 'ข้อความ',
    image: 'รูปภาพ',
    video: 'วิดีโอ',
    audio: 'เสียง',
    file: 'ไฟล์',
    sticker: 'สติกเกอร์',
    location: 'ตำแหน่ง',
    flex: 'การ์ด',
    system: 'ระบบ',
    note: 'โน้ต',
    unsupported: 'ข้อความชนิดอื่น',
  },
  events: {
    followed: 'ลูกค้าเพิ่มเป็นเพื่อน',
    unfollowed: 'ลูกค้าบล็อกบัญชีนี้',
    handoff_requested: 'ลูกค้าขอคุยกับเจ้าหน้าที่',
    session_claimed: 'รับแชต',
    session_transferred: 'โอนแชต',
    session_closed: 'ปิดแชต',
    session_started: 'เริ่มแชต',
    session_left: 'ลูกค้าออกจากแชต',
    session_abandoned: 'ไม่มีเจ้าหน้าที่รับแชต',
    session_warned: 'ไม่มีข้อความสักพัก แชตใกล้ปิด',
    session_timed_out: 'ปิดแชตเพราะไม่มีข้อความ',
    session_assigned: 'มอบหมายแชต',
    session_requeued: 'แชตกลับเข้าคิว',
    session_opened_to_all: 'ทุกคนรับแชตนี้ได้',
    session_snoozed: 'พักแชตไว้ก่อน',
    session_woken: 'แชตที่พักไว้กลับมา',
    ticket_opened: 'ลูกค้าขอคุยนอกเวลาทำการ',
    ticket_queued: 'เข้าคิวเมื่อเปิดทำการ',
    mode_changed: 'เปลี่ยนผู้ตอบ',
    customer_barred: 'ระงับการติดต่อจากลูกค้า',
    customer_unbarred: 'เลิกระงับการติดต่อจากลูกค้า',
    survey_answered: 'ลูกค้าให้คะแนน (1-5 ดาว)',
    survey_commented: 'ลูกค้าแสดงความคิดเห็นต่อการดูแล',
    postback: 'ลูกค้ากดปุ่ม',
  },
};

const english: TranscriptWords = {
  title: 'Transcript of a conversation',
  lineUserId: 'LINE user id',
  period: 'Period',
  exported: 'Exported',
  page: 'Page',
  empty: 'There are no messages yet',
  unsent: 'The customer took this message back',
  removed: 'Removed at the end of its retention period',
  failed: 'not sent',
  senders: { CUSTOMER: 'Customer', OPERATOR: 'Operator', BOT: 'Bot', SYSTEM: 'System' },
  types: {
    text: 'Text',
    image: 'Picture',
    video: 'Video',
    audio: 'Audio',
    file: 'File',
    sticker: 'Sticker',
    location: 'Location',
    flex: 'Card',
    system: 'System',
    note: 'Note',
    unsupported: 'Message of another kind',
  },
  events: {
    followed: 'The customer added the account',
    unfollowed: 'The customer blocked the account',
    handoff_requested: 'The customer asked for a person',
    session_claimed: 'Claimed',
    session_transferred: 'Transferred',
    session_closed: 'Closed',
    session_started: 'Started by an operator',
    session_left: 'The customer left',
    session_abandoned: 'Nobody came',
    session_warned: 'Nobody has written for a while; about to close',
    session_timed_out: 'Closed because nobody wrote',
    session_assigned: 'Assigned',
    session_requeued: 'Back in the queue',
    session_opened_to_all: 'Open to every operator',
    session_snoozed: 'Snoozed',
    session_woken: 'Back from being snoozed',
    ticket_opened: 'The customer asked for a person outside business hours',
    ticket_queued: 'In the queue since opening',
    mode_changed: 'Who answers was changed',
    customer_barred: 'The customer was barred',
    customer_unbarred: 'The customer was unbarred',
    survey_answered: 'The customer rated (1 to 5 stars)',
    survey_commented: 'The customer commented on the service',
    postback: 'The customer tapped a button',
  },
};

/** What an export says in words of ours. */
export const transcriptWords: Record<TranscriptLanguage, TranscriptWords> = { th: thai, en: english };
