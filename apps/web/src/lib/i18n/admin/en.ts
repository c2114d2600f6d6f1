import { analyticsEn } from './en/analytics';
import { ratingsEn } from './en/ratings';
import { sessionReportsEn } from './en/session-reports';
import { auditLogEn } from './en/audit-log';
import { businessHoursEn } from './en/business-hours';
import { channelEn } from './en/channel';
import { quotaEn } from './en/quota';
import { settingsEn } from './en/settings';
import { richMenusEn } from './en/rich-menus';
import { autoRepliesEn, botEn, intentsEn } from './en/bot';
import { cannedResponsesEn } from './en/canned-responses';
import { replyObjectsEn } from './en/reply-objects';
import { groupsEn } from './en/groups';
import { handoffKeywordsEn } from './en/handoff-keywords';
import { peopleEn } from './en/people';
import { adminTagsEn } from './en/tags';
import { customerFieldsEn } from './en/customer-fields';
import { slaBreachesEn } from './en/sla-breaches';
import { jobsEn } from './en/jobs';
import { telegramEn } from './en/telegram';
import type { AdminDictionary } from './th';

/** Texts of the pages of administrators in English. */
export const adminEn: AdminDictionary = {
  shell: {
    label: 'Administration menu',
    title: 'Administration',
    groups: { answers: 'Answers', queue: 'Queue and team', line: 'LINE', system: 'System' },
    saved: 'Saved',
    save: 'Save',
    saving: 'Saving…',
    discard: 'Discard changes',
    unsaved: 'There are unsaved changes',
    leaveTitle: 'Leave without saving?',
    leaveText: 'The changes on this page are not saved and will be lost.',
    leave: 'Leave without saving',
    back: 'Back to the menu',
    choose: 'Choose a page from the menu on the left',
    administratorsOnly: 'This page is for administrators. Ask one of them if you need it.',
    toChats: 'Go to the chats',
    problems: {
      required: 'Must not be empty',
      tooLong: 'Too long: {{used}} of {{max}} characters',
      outOfRange: 'Enter a whole number from {{min}} to {{max}}',
      taken: 'There is one already',
      other: 'This value cannot be used',
    },
    chips: {
      placeholder: 'Type and press Enter',
      full: 'No more than {{max}}',
      add: 'Add “{{text}}”',
      remove: 'Remove “{{text}}”',
    },
    anybody: 'Anybody',
    operator: 'Operator',
    everybody: 'Everybody',
    edit: 'Edit',
    delete: 'Delete',
    editOf: 'Edit {{name}}',
    deleteOf: 'Delete {{name}}',
    deleted: 'Deleted',
  },
  channel: channelEn,
  quota: quotaEn,
  settings: settingsEn,
  richMenus: richMenusEn,
  groups: groupsEn,
  bot: botEn,
  intents: intentsEn,
  autoReplies: autoRepliesEn,
  replyObjects: replyObjectsEn,
  cannedResponses: cannedResponsesEn,
  businessHours: businessHoursEn,
  handoffKeywords: handoffKeywordsEn,
  people: peopleEn,
  tags: adminTagsEn,
  customerFields: customerFieldsEn,
  telegram: telegramEn,
  jobs: jobsEn,
  slaBreaches: slaBreachesEn,
  analytics: analyticsEn,
  sessionReports: sessionReportsEn,
  ratings: ratingsEn,
  auditLog: auditLogEn,
};
