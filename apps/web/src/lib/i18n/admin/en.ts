import { channelEn } from './en/channel';
import { quotaEn } from './en/quota';
import { settingsEn } from './en/settings';
import { richMenusEn } from './en/rich-menus';
import { groupsEn } from './en/groups';
import type { AdminDictionary } from './th';

/** Texts of the pages of administrators in English. */
export const adminEn: AdminDictionary = {
  shell: {
    label: 'Administration menu',
    title: 'Administration',
    saved: 'Saved',
    save: 'Save',
    saving: 'Saving…',
    discard: 'Discard changes',
    unsaved: 'There are unsaved changes',
    leaveTitle: 'Leave without saving?',
    leaveText: 'The changes on this page are not saved and will be lost.',
    leave: 'Leave without saving',
    back: 'Back to the menu',
  },
  channel: channelEn,
  quota: quotaEn,
  settings: settingsEn,
  richMenus: richMenusEn,
  groups: groupsEn,
};
