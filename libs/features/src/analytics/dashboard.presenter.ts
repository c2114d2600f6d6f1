import type { Dashboard, Durations, ReportedDay, SessionTotals } from '@jsk/contracts/analytics';
import type {
  DayCountsRow,
  DayMessagesRow,
  DayPercentilesRow,
  DurationsRow,
  MeasuredTime,
  SessionCounts,
  TriggerRow,
} from './dashboard.repository';

/** So many reasons for asking for a person are named. */
const namedTriggers = 12;

/** @param days what was counted on each. @param durations of all of them */
export function presentTotals(
  days: readonly SessionCounts[],
  durations: readonly DurationsRow[],
): SessionTotals {
  const sum = (name: keyof SessionCounts) => days.reduce((total, day) => total + day[name], 0);
  const durationsOf = (time: MeasuredTime) => presentDurations(durations.find((row) => row.time === time));
  const [stayedAway, known] = [sum('stayedAway'), sum('stayedAway') + sum('cameBack')];
  const [sent, answered, satisfied] = [sum('surveysSent'), sum('surveysAnswered'), sum('satisfied')];
  return {
    sessions: sum('sessions'),
    startedByOperator: sum('startedByOperator'),
    claimed: sum('claimed'),
    closed: sum('closed'),
    abandoned: sum('abandoned'),
    leftQueue: sum('leftQueue'),
    open: sum('open'),
    abandonmentRate: shareOf(sum('abandoned'), sum('couldBeAbandoned')),
    transfers: sum('transfers'),
    wait: durationsOf('wait'),
    firstResponse: durationsOf('firstResponse'),
    resolution: durationsOf('resolution'),
    firstContactKnown: known,
    firstContactResolved: stayedAway,
    firstContactResolution: shareOf(stayedAway, known),
    surveysSent: sent,
    surveysAnswered: answered,
    responseRate: shareOf(answered, sent),
    averageScore: shareOf(sum('scores'), answered),
    satisfied,
    satisfaction: shareOf(satisfied, answered),
    slaBreaches: sum('slaBreaches'),
  };
}

export function presentDay(day: DayCountsRow, percentiles: DayPercentilesRow | undefined): ReportedDay {
  const { date, sessions, closed, abandoned, couldBeAbandoned } = day;
  return {
    date,
    sessions,
    closed,
    abandoned,
    abandonmentRate: shareOf(abandoned, couldBeAbandoned),
    firstResponseP50: percentiles?.firstResponseP50 ?? null,
    firstResponseP90: percentiles?.firstResponseP90 ?? null,
    resolutionP50: percentiles?.resolutionP50 ?? null,
  };
}

export function presentFunnel(days: readonly DayMessagesRow[]): Dashboard['funnel'] {
  const sum = (name: 'contacts' | 'askedForPerson' | 'claimed' | 'resolved') =>
    days.reduce((total, day) => total + day[name], 0);
  return {
    contacts: sum('contacts'),
    askedForPerson: sum('askedForPerson'),
    claimed: sum('claimed'),
    resolved: sum('resolved'),
  };
}

export function presentCost(days: readonly DayMessagesRow[]): Dashboard['cost'] {
  const sum = (name: 'free' | 'paid' | 'coalesced') => days.reduce((total, day) => total + day[name], 0);
  return {
    free: sum('free'),
    paid: sum('paid'),
    coalesced: sum('coalesced'),
    days: days.map(({ date, free, paid, coalesced }) => ({ date, free, paid, coalesced })),
  };
}

/** @param rows the most frequent first */
export function presentTriggers(rows: readonly TriggerRow[]): Dashboard['triggers'] {
  const rest = rows.slice(namedTriggers).reduce((total, { sessions }) => total + sessions, 0);
  return [
    ...rows
      .slice(0, namedTriggers)
      .map(({ kind, keyword, sessions }) => ({ trigger: { kind, keyword }, sessions })),
    ...(rest > 0 ? [{ trigger: null, sessions: rest }] : []),
  ];
}

function presentDurations(row: DurationsRow | undefined): Durations {
  if (!row) return { count: 0, average: null, p50: null, p90: null, p99: null };
  const { count, average, p50, p90, p99 } = row;
  return { count, average, p50, p90, p99 };
}

/** @returns null when there is nothing to share. */
function shareOf(part: number, all: number): number | null {
  return all > 0 ? part / all : null;
}
