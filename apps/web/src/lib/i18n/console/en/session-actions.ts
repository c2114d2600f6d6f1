import type { sessionActionsTh } from '../th/session-actions';

export const sessionActionsEn: typeof sessionActionsTh = {
  undo: 'Undo',
  snooze: 'Snooze',
  wake: 'End the snooze',
  snoozeTitle: 'Snooze this chat',
  snoozeText:
    'It leaves your lists and is not closed by itself. It comes back on time, or as soon as the customer writes.',
  choices: {
    one_hour: 'In 1 hour',
    three_hours: 'In 3 hours',
    next_day: 'Next working day',
    next_week: 'Next week',
    reply: 'Until the customer writes',
  },
  choicesError: 'The suggested times could not be loaded',
  moment: 'Choose a day and time',
  momentHint: 'By the clock of the shop ({{timeZone}})',
  momentWrong: 'Choose a time to come, within a year',
  snoozed: 'Chat snoozed',
  woken: 'The chat is back',
  resolveNext: 'Close and go to the next chat',
  reopen: 'Reopen',
  reopened: 'The chat goes on',
  markUnread: 'Mark as unread',
  markedUnread: 'Marked as unread',
  closeUntold: 'Nothing can be sent to the customer now, so they are not told. The bot takes over again.',
  reason: 'Why it is closed',
  reasonMissing: 'Choose a reason',
  tag: 'Tags of the customer',
  tagMissing: 'Add at least one tag',
};
