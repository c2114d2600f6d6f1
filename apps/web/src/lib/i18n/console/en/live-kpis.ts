import type { liveKpisTh } from '../th/live-kpis';

export const liveKpisEn: typeof liveKpisTh = {
  title: 'How it goes now',
  figures: {
    waiting: {
      label: 'Waiting',
      meaning: 'Customers in the queue now.',
    },
    active: {
      label: 'Active',
      meaning: 'Sessions with an operator now, without those that are put aside.',
    },
    sessionsToday: {
      label: 'Sessions today',
      meaning:
        'Sessions that began since midnight, also those an operator began, beside yesterday up to this time.',
    },
    firstResponse: {
      label: 'First response',
      meaning:
        'Average time from the claim to the operator’s first message, of first answers in the last hour. The bot and automatic messages never count.',
    },
    resolution: {
      label: 'Resolution',
      meaning:
        'Average time from the beginning to the end, without time put aside, of sessions that were claimed and were closed today, beside those closed yesterday up to this time.',
    },
    satisfaction: {
      label: 'Satisfied',
      meaning: 'The share of 4 and 5 among the survey answers of the last seven days.',
    },
    firstContactResolution: {
      label: 'First-contact resolution',
      meaning:
        'The share of sessions whose customer had no other within 24 hours after the end. Of sessions that ended in the seven days up to 24 hours ago, because later it is not known yet.',
    },
    abandonment: {
      label: 'Abandoned',
      meaning:
        'Of today’s customers who were claimed or are gone: the share for whom nobody came in time, or who left the queue.',
    },
    slaBreaches: {
      label: 'SLA breaches today',
      meaning: 'How often a wait, a first response or a resolution went over its threshold today.',
    },
  },
  longestWait: 'Longest wait',
  operatorsOnline: 'Operators online: {{number}}',
  outOf: 'out of {{number}}',
  nothingYet: 'Nothing to measure yet',
  meaningOf: 'What is “{{label}}”?',
  than: { hourBefore: 'the hour before', yesterday: 'yesterday by now', aDayAgo: 'a day ago' },
  trend: {
    same: 'Same as {{than}}',
    up: {
      count: '{{amount}} more than {{than}}',
      duration: '{{amount}} longer than {{than}}',
      share: '{{amount}} higher than {{than}}',
    },
    down: {
      count: '{{amount}} fewer than {{than}}',
      duration: '{{amount}} shorter than {{than}}',
      share: '{{amount}} lower than {{than}}',
    },
  },
  points: '{{number}} pts',
  target: { atMost: 'Target: at most {{target}}', atLeast: 'Target: {{target}} or more' },
  status: { good: 'On target', warning: 'Just missed', bad: 'Off target' },
  pushed: 'Updated as soon as something changes',
  polled: 'The connection is away: updated every 30 seconds, last at {{time}}',
  loadError: 'The figures could not be loaded',
  loadErrorText: 'Chats and the queue are not affected.',
};
