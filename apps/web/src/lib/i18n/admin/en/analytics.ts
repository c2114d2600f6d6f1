import type { analyticsTh } from '../th/analytics';

export const analyticsEn: typeof analyticsTh = {
  title: 'Reports',
  label: 'Reports',
  tabs: {
    live: 'Now',
    dashboard: 'Overview',
    operators: 'Operators',
    sla: 'SLA',
    reports: 'Sessions',
    ratings: 'Ratings',
    me: 'Mine',
  },
  period: {
    label: 'Days',
    days: '{{number}} days',
    other: 'Custom',
    from: 'From',
    to: 'To',
    show: 'Show',
    impossible: 'Choose a first and a last day, at most 366 days in all',
  },
  measure: {
    label: 'How time is measured',
    clock: 'By the clock',
    business: 'Business hours',
    meaning:
      'By the clock is what passes on the clock. By business hours only counts the time in which the shop was open, by the hours as they are when the session ends; it is known once the session is over.',
  },
  loading: 'Loading the report…',
  loadError: 'The report could not be loaded',
  loadErrorText: 'Chats and the queue are not affected. Try again, or choose fewer days.',
  empty: 'No sessions in these days or the days before. Try other days.',
  nothing: 'Nothing in these days',
  comparedWith: 'compared with {{period}}',
  timeZone: '{{timeZone}} time',
  computedAt: 'counted at {{time}}',
  totals: 'Totals',
  listOf: '{{label}}: {{value}}, show the list',
  day: 'Day',
  asTable: 'As a table: {{title}}',
  drawing: 'Chart of {{title}}, {{period}}. Show it as a table to read the numbers.',
  trend: {
    up: 'up {{amount}}',
    down: 'down {{amount}}',
    same: 'unchanged',
    points: '{{number}} pts',
    better: 'better',
    worse: 'worse',
  },
  figures: {
    sessions: {
      label: 'Sessions',
      meaning:
        'A customer asked for a person, or an operator began. Each belongs to the day on which it began; a customer who comes back is a new session.',
    },
    wait: {
      label: 'Wait',
      meaning:
        'The average time from when a person was asked for to the first claim, not of sessions an operator began. A transfer does not change it.',
    },
    firstResponse: {
      label: 'First response',
      meaning:
        'The time from the first claim to an operator’s first message. The bot and automatic messages never count, nor do sessions an operator began.',
    },
    resolution: {
      label: 'Resolution',
      meaning:
        'The average time from the beginning to the end, without time put aside, of sessions that were claimed and are closed, by whomever or by inactivity.',
    },
    abandonment: {
      label: 'Abandoned',
      meaning:
        'The share that ended without ever having been claimed: nobody came in time, or the customer left the queue. Out of sessions that a customer began and that were claimed or are over.',
    },
    satisfaction: {
      label: 'Satisfied',
      meaning: 'The share of 4 and 5 among the survey answers of the sessions of these days.',
    },
    firstContactResolution: {
      label: 'First-contact resolution',
      meaning:
        'The share of closed sessions whose customer had no other within 24 hours after the end, out of those of which that is known.',
    },
    slaBreaches: {
      label: 'SLA breaches',
      meaning:
        'How often a wait, a first response or a resolution went over the threshold that was in force. Always by the clock.',
    },
    ownSessions: {
      label: 'Sessions',
      meaning: 'Sessions that this operator has, or had when they ended, on the day on which they began.',
    },
    transfersOut: {
      label: 'Transfers out',
      meaning:
        'Times that the operator handed a session on, or it was taken from them and went back to the queue.',
    },
    online: {
      label: 'Online',
      meaning:
        'The time in which at least one console was connected and said so. A lost connection ends it when it was last seen. Each day is cut at midnight.',
    },
  },
  notes: {
    open: '{{value}} open',
    transfers: '{{value}} transfers',
    average: 'average of {{value}} sessions',
    sessions: '{{value}} sessions',
    leftQueue: '{{value}} left the queue',
    averageScore: 'average {{value}} of 5',
    answers: '{{value}} answers',
    responseRate: '{{value}} responded',
    outOf: 'out of {{value}} sessions',
    closed: '{{value}} closed',
    p90: '90% within {{value}}',
    away: 'away {{value}}',
  },
  volume: {
    title: 'Sessions per day',
    meaning:
      'Sessions that began on each day, by what became of them: claimed and closed, ended without ever having been claimed, or still open.',
    closed: 'Closed',
    abandoned: 'Abandoned',
    open: 'Open',
  },
  funnel: {
    title: 'From contact to resolved',
    meaning:
      'A customer who wrote at least once on a day is one contact. Of those: on that day asked for a person, was claimed, and was closed. The percentage is of the step before.',
    contacts: 'Contacts',
    askedForPerson: 'Asked for a person',
    claimed: 'Claimed',
    resolved: 'Resolved',
  },
  peakHours: {
    title: 'When customers ask',
    meaning: 'Sessions that a customer began, by weekday and hour of their beginning. The darker, the more.',
    numbers: 'Show the numbers',
    day: 'Day',
    cell: '{{day}} {{hour}} · {{number}} sessions',
    peak: 'Most on {{day}} {{hour}} · {{number}} sessions',
  },
  triggers: {
    title: 'What made them ask',
    meaning:
      'The word, button or intent that brought customers into the queue, the most frequent first. Not those an operator began.',
    others: 'Others',
  },
  durations: {
    title: 'How long customers wait',
    meaning: 'The smallest time that half (P50), 90% (P90) and 99% (P99) of the sessions do not exceed.',
    time: 'Time',
    p50: 'P50',
    p90: 'P90',
    p99: 'P99',
    count: 'Sessions',
  },
  responses: { title: 'First response by day', p50: 'Half within (P50)', p90: '90% within (P90)' },
  abandonment: { title: 'Abandoned by day', rate: 'Abandoned' },
  cost: {
    title: 'Cost of messages by day',
    meaning:
      'Messages to customers as LINE counts them: paid (pushes), free (replies), and saved by going along with another in one call.',
    paid: 'Paid {{number}}',
    free: 'Free {{number}}',
    coalesced: 'Saved {{number}}',
  },
  operators: {
    title: 'Operators',
    name: 'Operator',
    all: 'All operators',
    empty: 'Nobody was online or had a session in these days',
    figuresOf: 'Figures of {{name}}',
  },
  availability: {
    title: 'Time online by day',
    online: 'Online',
    away: 'Away',
    first: 'First',
    last: 'Last',
  },
  ownSessions: { title: 'Sessions by day', sessions: 'Sessions' },
};
