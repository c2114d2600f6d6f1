import { channelTh } from './th/channel';
import { quotaTh } from './th/quota';
import { settingsTh } from './th/settings';
import { richMenusTh } from './th/rich-menus';
import { groupsTh } from './th/groups';

/** Texts of the pages of administrators in Thai; its shape is the shape of both dictionaries. */
export const adminTh = {
  shell: {
    label: 'เมนูผู้ดูแลระบบ',
    title: 'จัดการระบบ',
    saved: 'บันทึกแล้ว',
    save: 'บันทึก',
    saving: 'กำลังบันทึก…',
    discard: 'ยกเลิกการแก้ไข',
    unsaved: 'มีการแก้ไขที่ยังไม่ได้บันทึก',
    leaveTitle: 'ออกโดยไม่บันทึกใช่ไหม',
    leaveText: 'การแก้ไขในหน้านี้ยังไม่ได้บันทึกและจะหายไป',
    leave: 'ออกโดยไม่บันทึก',
    back: 'กลับไปที่เมนู',
  },
  channel: channelTh,
  quota: quotaTh,
  settings: settingsTh,
  richMenus: richMenusTh,
  groups: groupsTh,
};

export type AdminDictionary = typeof adminTh;
