import { analyticsTh } from './th/analytics';
import { ratingsTh } from './th/ratings';
import { sessionReportsTh } from './th/session-reports';
import { auditLogTh } from './th/audit-log';
import { businessHoursTh } from './th/business-hours';
import { channelTh } from './th/channel';
import { quotaTh } from './th/quota';
import { settingsTh } from './th/settings';
import { richMenusTh } from './th/rich-menus';
import { autoRepliesTh, botTh, intentsTh } from './th/bot';
import { cannedResponsesTh } from './th/canned-responses';
import { replyObjectsTh } from './th/reply-objects';
import { groupsTh } from './th/groups';
import { handoffKeywordsTh } from './th/handoff-keywords';
import { peopleTh } from './th/people';
import { adminTagsTh } from './th/tags';
import { customerFieldsTh } from './th/customer-fields';
import { slaBreachesTh } from './th/sla-breaches';
import { jobsTh } from './th/jobs';
import { telegramTh } from './th/telegram';

/** Texts of the pages of administrators in Thai; its shape is the shape of both dictionaries. */
export const adminTh = {
  shell: {
    label: 'เมนูผู้ดูแลระบบ',
    title: 'จัดการระบบ',
    groups: { answers: 'การตอบ', queue: 'คิวและทีม', line: 'LINE', system: 'ระบบ' },
    saved: 'บันทึกแล้ว',
    save: 'บันทึก',
    saving: 'กำลังบันทึก…',
    discard: 'ยกเลิกการแก้ไข',
    unsaved: 'มีการแก้ไขที่ยังไม่ได้บันทึก',
    leaveTitle: 'ออกโดยไม่บันทึกใช่ไหม',
    leaveText: 'การแก้ไขในหน้านี้ยังไม่ได้บันทึกและจะหายไป',
    leave: 'ออกโดยไม่บันทึก',
    back: 'กลับไปที่เมนู',
    choose: 'เลือกหน้าจากเมนูด้านซ้าย',
    administratorsOnly: 'หน้านี้สำหรับผู้ดูแลระบบ ถ้าต้องการใช้ ให้ขอสิทธิ์จากผู้ดูแลระบบ',
    toChats: 'ไปที่แชต',
    problems: {
      required: 'ต้องไม่เว้นว่าง',
      tooLong: 'ยาวเกินไป: {{used}} จาก {{max}} ตัวอักษร',
      outOfRange: 'ใส่จำนวนเต็มตั้งแต่ {{min}} ถึง {{max}}',
      taken: 'มีอยู่แล้ว',
      other: 'ค่านี้ใช้ไม่ได้',
    },
    chips: {
      placeholder: 'พิมพ์แล้วกด Enter',
      full: 'ครบ {{max}} รายการแล้ว',
      add: 'เพิ่ม “{{text}}”',
      remove: 'นำ “{{text}}” ออก',
    },
    anybody: 'ใครก็ได้',
    operator: 'เจ้าหน้าที่',
    everybody: 'ทุกคน',
    edit: 'แก้ไข',
    delete: 'ลบ',
    editOf: 'แก้ไข {{name}}',
    deleteOf: 'ลบ {{name}}',
    deleted: 'ลบแล้ว',
  },
  channel: channelTh,
  quota: quotaTh,
  settings: settingsTh,
  richMenus: richMenusTh,
  groups: groupsTh,
  bot: botTh,
  intents: intentsTh,
  autoReplies: autoRepliesTh,
  replyObjects: replyObjectsTh,
  cannedResponses: cannedResponsesTh,
  businessHours: businessHoursTh,
  handoffKeywords: handoffKeywordsTh,
  people: peopleTh,
  tags: adminTagsTh,
  customerFields: customerFieldsTh,
  telegram: telegramTh,
  jobs: jobsTh,
  slaBreaches: slaBreachesTh,
  analytics: analyticsTh,
  sessionReports: sessionReportsTh,
  ratings: ratingsTh,
  auditLog: auditLogTh,
};

export type AdminDictionary = typeof adminTh;
