import type { personalDataTh } from '../th/personal-data';

export const personalDataEn: typeof personalDataTh = {
  menu: 'Personal data of {{name}}',
  export: {
    verb: 'Export personal data',
    running: 'Exporting personal data, {{size}}',
    done: 'Exported {{name}}',
    failed: 'Personal data could not be exported',
  },
  erase: {
    verb: 'Erase customer…',
    question: 'Erase {{name}} for good?',
    warning: 'This cannot be undone, and nobody can find this customer again.',
    goes: 'What goes',
    going: {
      profile: 'Name, picture, LINE id, tags, fields, and when they followed',
      messages: 'Every message of both sides with its files; notes, drafts and scheduled messages',
      comments: 'Comments in surveys, and what they wrote in groups',
    },
    stays: 'What stays',
    staying: {
      figures: 'Figures of reports: times, scores and operators of sessions, without whose they were',
      log: 'The LINE id in the audit log, until its entries are old enough',
      outside: 'What has left: downloaded files, the chat on the customer’s phone, messages in Telegram',
    },
    again: 'If they write again, they are a new customer.',
    confirm: 'Type “{{name}}” to confirm',
    differs: 'This is not the customer’s name',
    isOpen: 'Close the conversation first, then erase the customer',
    button: 'Erase for good',
    running: 'Erasing…',
    done: 'Customer erased: {{messages}} messages, {{sessions}} sessions, {{files}} files',
  },
};
