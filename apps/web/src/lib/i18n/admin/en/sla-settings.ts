import type { slaSettingsTh } from '../th/sla-settings';

export const slaSettingsEn: typeof slaSettingsTh = {
  sla: {
    title: 'Promised times (SLA)',
    intro:
      'No customer should wait longer. Close to the end operators are warned with a countdown; after it administrators are told, too, and it is kept for the reports. New times are for sessions that are not over.',
    queueWaitSeconds: {
      label: 'Claimed within (seconds)',
      hint: 'From entering the queue to the claim. 0: not promised',
    },
    firstResponseSeconds: {
      label: 'First answer within (seconds)',
      hint: "From the claim to an operator's first answer. 0: not promised",
    },
    resolutionSeconds: {
      label: 'Closed within (seconds)',
      hint: 'From beginning to end, without the time it was snoozed. 0: not promised',
    },
    nearPercent: { label: 'Warn after (% of the time)', hint: 'From then on the chat counts down' },
    tellsTelegram: {
      label: 'Tell by Telegram what is late',
      hint: 'Several at about the same time are one message. Telegram has to be switched on',
    },
  },
  targets: {
    title: 'Targets',
    intro: 'The live figures are compared with these. 0: no target',
    firstResponseSeconds: { label: 'Average first answer within (seconds)', hint: 'Of the last hour' },
    satisfactionPercent: {
      label: 'Satisfied customers, at least (%)',
      hint: 'Answers of 4 and 5 stars in 7 days',
    },
    firstContactPercent: {
      label: 'Solved at first contact, at least (%)',
      hint: 'The customer does not ask again within 24 hours',
    },
  },
};
