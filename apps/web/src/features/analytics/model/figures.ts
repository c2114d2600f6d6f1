import type { OperatorFigures, SessionTotals } from '@jsk/contracts/analytics';
import type { AdminDictionary } from '@/lib/i18n/admin/th';
import { reportPath, type ReportView, sessionsPath } from '@/lib/report-view';

/** A number of things, seconds, a share of 1, or a score of 5. */
export type FigureKind = 'count' | 'duration' | 'share' | 'score';

/** What stands beside a figure: how many there are, and what of. */
interface FigureNote {
  name: keyof AdminDictionary['analytics']['notes'];
  kind: FigureKind;
  value: number | null;
}

/** How a figure is taken from its source, and how it is read. */
export interface FigureDefinition<Source> {
  name: keyof AdminDictionary['analytics']['figures'];
  kind: FigureKind;
  /** What is an improvement; of a mere amount neither is. */
  better: 'more' | 'less' | 'neither';
  of: (source: Source) => number | null;
  notes?: (source: Source) => FigureNote[];
  /** Where those are listed of which it is made. */
  path?: (view: ReportView, source: Source) => string;
}

/** What a period comes to, in the order in which it is shown. */
export const totalFigures: readonly FigureDefinition<SessionTotals>[] = [
  {
    name: 'sessions',
    kind: 'count',
    better: 'neither',
    of: ({ sessions }) => sessions,
    notes: ({ open, transfers }) => [
      { name: 'open', kind: 'count', value: open },
      { name: 'transfers', kind: 'count', value: transfers },
    ],
    path: (view) => sessionsPath(view),
  },
  {
    name: 'wait',
    kind: 'duration',
    better: 'less',
    of: ({ wait }) => wait.average,
    notes: ({ wait }) => [{ name: 'average', kind: 'count', value: wait.count }],
    path: (view) => sessionsPath(view, { outcome: 'claimed', begunBy: 'customer' }),
  },
  {
    name: 'firstResponse',
    kind: 'duration',
    better: 'less',
    of: ({ firstResponse }) => firstResponse.average,
    notes: ({ firstResponse }) => [{ name: 'average', kind: 'count', value: firstResponse.count }],
    path: (view) => sessionsPath(view, { outcome: 'answered', begunBy: 'customer' }),
  },
  {
    name: 'resolution',
    kind: 'duration',
    better: 'less',
    of: ({ resolution }) => resolution.average,
    notes: ({ resolution }) => [{ name: 'average', kind: 'count', value: resolution.count }],
    path: (view) => sessionsPath(view, { outcome: 'closed' }),
  },
  {
    name: 'abandonment',
    kind: 'share',
    better: 'less',
    of: ({ abandonmentRate }) => abandonmentRate,
    notes: ({ abandoned, leftQueue }) => [
      { name: 'sessions', kind: 'count', value: abandoned },
      { name: 'leftQueue', kind: 'count', value: leftQueue },
    ],
    path: (view) => sessionsPath(view, { outcome: 'abandoned' }),
  },
  {
    name: 'satisfaction',
    kind: 'share',
    better: 'more',
    of: ({ satisfaction }) => satisfaction,
    notes: ({ averageScore, surveysAnswered, responseRate }) => [
      { name: 'averageScore', kind: 'score', value: averageScore },
      { name: 'answers', kind: 'count', value: surveysAnswered },
      { name: 'responseRate', kind: 'share', value: responseRate },
    ],
    path: (view) => reportPath('ratings', view),
  },
  {
    name: 'firstContactResolution',
    kind: 'share',
    better: 'more',
    of: ({ firstContactResolution }) => firstContactResolution,
    notes: ({ firstContactKnown }) => [{ name: 'outOf', kind: 'count', value: firstContactKnown }],
    path: (view) => sessionsPath(view, { outcome: 'not_come_back' }),
  },
  {
    name: 'slaBreaches',
    kind: 'count',
    better: 'less',
    of: ({ slaBreaches }) => slaBreaches,
    path: (view) => reportPath('sla', view),
  },
];

/** What one operator comes to; also the columns of the table of all of them. */
export const operatorFigures: readonly FigureDefinition<OperatorFigures>[] = [
  {
    name: 'ownSessions',
    kind: 'count',
    better: 'neither',
    of: ({ sessions }) => sessions,
    notes: ({ closed }) => [{ name: 'closed', kind: 'count', value: closed }],
    path: (view, { operator }) => sessionsPath(view, { operatorId: operator.id }),
  },
  {
    name: 'firstResponse',
    kind: 'duration',
    better: 'less',
    of: ({ firstResponse }) => firstResponse.average,
    notes: ({ firstResponse }) => [
      { name: 'average', kind: 'count', value: firstResponse.count },
      { name: 'p90', kind: 'duration', value: firstResponse.p90 },
    ],
    path: (view, { operator }) => sessionsPath(view, { firstResponderId: operator.id, begunBy: 'customer' }),
  },
  {
    name: 'resolution',
    kind: 'duration',
    better: 'less',
    of: ({ resolution }) => resolution.average,
    notes: ({ resolution }) => [
      { name: 'average', kind: 'count', value: resolution.count },
      { name: 'p90', kind: 'duration', value: resolution.p90 },
    ],
    path: (view, { operator }) => sessionsPath(view, { operatorId: operator.id, outcome: 'closed' }),
  },
  {
    name: 'satisfaction',
    kind: 'share',
    better: 'more',
    of: ({ satisfaction }) => satisfaction,
    notes: ({ averageScore, answers }) => [
      { name: 'averageScore', kind: 'score', value: averageScore },
      { name: 'answers', kind: 'count', value: answers },
    ],
    path: (view, { operator }) => reportPath('ratings', view, { operatorId: operator.id }),
  },
  {
    name: 'firstContactResolution',
    kind: 'share',
    better: 'more',
    of: ({ firstContactResolution }) => firstContactResolution,
    path: (view, { operator }) => sessionsPath(view, { operatorId: operator.id, outcome: 'not_come_back' }),
  },
  { name: 'transfersOut', kind: 'count', better: 'neither', of: ({ transfersOut }) => transfersOut },
  {
    name: 'slaBreaches',
    kind: 'count',
    better: 'less',
    of: ({ slaBreaches }) => slaBreaches,
    path: (view, { operator }) => reportPath('sla', view, { operator: operator.id }),
  },
  {
    name: 'online',
    kind: 'duration',
    better: 'neither',
    of: ({ onlineSeconds }) => onlineSeconds,
    notes: ({ awaySeconds }) => [{ name: 'away', kind: 'duration', value: awaySeconds }],
  },
];
