import type { quotaTh } from '../th/quota';

export const quotaEn: typeof quotaTh = {
  title: 'Message quota',
  intro:
    'LINE counts only what we send on our own; an answer within a minute of the customer’s message is free.',
  loadError: 'The quota could not be loaded',
  level: {
    title: 'This month',
    ofLimit: '/ {{limit}}',
    used: '{{used}} of {{limit}} messages used ({{share}})',
    unlimited: 'Unlimited',
    remaining: '{{messages}} messages left',
    checkedAt: 'As LINE said at {{time}} (approximate, with what LINE Official Account Manager sends)',
    unknown: 'LINE has not told the quota yet; it is asked every 10 minutes',
    exhausted:
      'Used up: nothing can be sent on our own until the end of the month, but customers who have just written can still be answered for free',
    low: 'More than {{percent}}% are used',
    refused:
      'Today at {{time}} LINE refused a message for the quota although some are left, mostly because a broadcast is being sent. Try again in a while',
  },
  forecast: {
    atMonthEnd: '{{messages}} messages are expected by the end of the month',
    basis:
      'A straight line through an average of {{perDay}} messages a day in the first {{days}} days of the month',
    runsOutOn: 'Going on like this, the quota runs out on {{day}}',
    enough: 'Enough until the end of the month',
    tooEarly: 'There is a forecast from the second day of the month on',
    mark: 'Forecast for the end of the month',
  },
  period: { label: 'Period', today: 'Today', month: 'This month', last_30_days: 'Last 30 days' },
  economy: {
    title: 'What our messages cost',
    share: '{{free}} of {{all}} operator messages left without cost',
    none: 'No operator messages in this period yet',
    saved: '{{messages}} messages saved, compared with sending each on its own',
    sender: 'Sender',
    senders: { OPERATOR: 'Operators', BOT: 'Bot', SYSTEM: 'Notices' },
    free: 'Free',
    coalesced: 'Sent together',
    paid: 'Paid',
    withoutCost: 'Without cost',
    definitions:
      'Free: an answer with the customer’s reply token · Sent together: left along with a message that was paid · Paid: LINE counts 1 message · Messages that LINE has taken, by the time they were written',
  },
  daily: {
    title: 'By day',
    chart: 'Messages a day by cost; the figures are in the table below',
    none: 'No messages in this period yet',
    table: 'Show as a table',
    day: 'Day',
    countedByLine: 'Counted by LINE',
    countedHint: 'LINE also counts what is sent elsewhere, broadcasts for example',
  },
  advice: {
    title: 'When the quota runs low',
    reply: 'Answer within a minute of the customer’s message; the send button shows how long it is free',
    together: 'Write several bubbles one after the other; they leave together as one counted message',
    acknowledge: 'Let customers tap the acknowledge button under messages; the next answer is free',
    closing: 'Send the closing notice only when it is free',
    plan: 'Raise the quota or buy messages in LINE Official Account Manager',
    settings: 'Open the settings',
  },
};
