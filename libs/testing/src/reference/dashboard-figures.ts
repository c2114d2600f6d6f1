import type { Dashboard, Hourly, ReportedDay, SessionTotals } from '@jsk/contracts/analytics';
import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import { dateAfter, datesBetween } from './account-days';
import {
  couldBeAbandoned,
  type CountedSession,
  isAbandoned,
  isAwaited,
  isClosed,
  isWithin,
  type KnownAccount,
  sessionsOf,
} from './known-account';
import { average, durations, groupBy, percentile, share, sum } from './plain-numbers';

/** @returns as many days, right before. */
export function periodBefore({ startDate, endDate }: Period): Period {
  const length = datesBetween(startDate, endDate).length;
  return { startDate: dateAfter(startDate, -length), endDate: dateAfter(startDate, -1) };
}

export type ReferenceDashboard = Omit<Dashboard, 'triggers' | 'computedAt'>;

/** Everything that the dashboard shows but why people were asked for. */
export function dashboardOf(
  account: KnownAccount,
  period: Period,
  measuredBy: MeasuredBy,
): ReferenceDashboard {
  const previousPeriod = periodBefore(period);
  return {
    period,
    previousPeriod,
    timeZone: account.clock.timeZone,
    measuredBy,
    totals: totalsOf(sessionsOf(account, period), measuredBy),
    previousTotals: totalsOf(sessionsOf(account, previousPeriod), measuredBy),
    days: datesBetween(period.startDate, period.endDate).map((date) => dayOf(account, date, measuredBy)),
    funnel: funnelOf(account, period),
    cost: costOf(account, period),
  };
}

/** @returns how many sessions there are of each reason to ask for a person, by kind and keyword. */
export function triggersOf(account: KnownAccount, period: Period): Map<string, number> {
  const awaited = sessionsOf(account, period).filter(isAwaited);
  const byReason = groupBy(awaited, ({ trigger }) => reasonOf(trigger));
  return new Map([...byReason].map(([reason, sessions]) => [reason, sessions.length]));
}

export function reasonOf({ kind, keyword }: CountedSession['trigger']): string {
  return `${kind} ${keyword ?? ''}`;
}

export function hourlyOf(account: KnownAccount, period: Period): Hourly {
  const awaited = sessionsOf(account, period).filter(isAwaited);
  const cells: Hourly['cells'] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const { length } = awaited.filter(
        ({ beganAt }) =>
          account.clock.weekdayOf(beganAt) === weekday && account.clock.hourOf(beganAt) === hour,
      );
      if (length > 0) cells.push({ weekday, hour, sessions: length });
    }
  }
  return { period, timeZone: account.clock.timeZone, cells };
}

function totalsOf(sessions: readonly CountedSession[], measuredBy: MeasuredBy): SessionTotals {
  const count = (condition: (session: CountedSession) => boolean) => sessions.filter(condition).length;
  const times = sessions.map((session) => session.times[measuredBy]);
  const scores = sessions.flatMap(({ survey }) => (survey?.answer ? [survey.answer.score] : []));
  const abandoned = count(isAbandoned);
  const firstContactKnown = count(({ cameBack }) => cameBack !== null);
  const firstContactResolved = count(({ cameBack }) => cameBack === false);
  const surveysSent = count(({ survey }) => survey !== null && survey.sentAt !== null);
  const satisfied = scores.filter((score) => score >= 4).length;
  return {
    sessions: sessions.length,
    startedByOperator: count((session) => !isAwaited(session)),
    claimed: count(({ claimedAt }) => claimedAt !== null),
    closed: count(isClosed),
    abandoned,
    leftQueue: count((session) => isAbandoned(session) && session.endedBy === 'USER'),
    open: count(({ endedAt }) => endedAt === null),
    abandonmentRate: share(abandoned, count(couldBeAbandoned)),
    transfers: sum(sessions.map(({ handedOnBy }) => handedOnBy.length)),
    wait: durations(times.map(({ wait }) => wait)),
    firstResponse: durations(times.map(({ firstResponse }) => firstResponse)),
    resolution: durations(times.map(({ resolution }) => resolution)),
    firstContactKnown,
    firstContactResolved,
    firstContactResolution: share(firstContactResolved, firstContactKnown),
    surveysSent,
    surveysAnswered: scores.length,
    responseRate: share(scores.length, surveysSent),
    averageScore: average(scores),
    satisfied,
    satisfaction: share(satisfied, scores.length),
    slaBreaches: sum(sessions.map(({ breaches }) => breaches.length)),
  };
}

function dayOf(account: KnownAccount, date: string, measuredBy: MeasuredBy): ReportedDay {
  const sessions = sessionsOf(account, { startDate: date, endDate: date });
  const times = sessions.map((session) => session.times[measuredBy]);
  const firstResponses = times.flatMap(({ firstResponse }) => firstResponse ?? []);
  const abandoned = sessions.filter(isAbandoned).length;
  return {
    date,
    sessions: sessions.length,
    closed: sessions.filter(isClosed).length,
    abandoned,
    abandonmentRate: share(abandoned, sessions.filter(couldBeAbandoned).length),
    firstResponseP50: percentile(50, firstResponses),
    firstResponseP90: percentile(90, firstResponses),
    resolutionP50: percentile(
      50,
      times.flatMap(({ resolution }) => resolution ?? []),
    ),
  };
}

/** Of customers who wrote on a day: who began a session on it, was answered, and had it resolved. */
function funnelOf(account: KnownAccount, period: Period): Dashboard['funnel'] {
  const funnel = { contacts: 0, askedForPerson: 0, claimed: 0, resolved: 0 };
  for (const date of datesBetween(period.startDate, period.endDate)) {
    const ofDay = { startDate: date, endDate: date };
    const awaited = groupBy(sessionsOf(account, ofDay).filter(isAwaited), (one) => one.lineUserId);
    const written = account.messages.filter(
      ({ at, by }) => by === 'CUSTOMER' && account.clock.dateOf(at) === date,
    );
    for (const lineUserId of new Set(written.map((message) => message.lineUserId))) {
      const asked = awaited.get(lineUserId) ?? [];
      funnel.contacts += 1;
      if (asked.length > 0) funnel.askedForPerson += 1;
      if (asked.some(({ claimedAt }) => claimedAt !== null)) funnel.claimed += 1;
      if (asked.some(isClosed)) funnel.resolved += 1;
    }
  }
  return funnel;
}

function costOf(account: KnownAccount, period: Period): Dashboard['cost'] {
  const costOn = (isMeant: (date: string) => boolean) => {
    const sent = account.messages.filter(
      ({ at, cost }) => cost !== null && isMeant(account.clock.dateOf(at)),
    );
    const count = (kind: string) => sent.filter(({ cost }) => cost === kind).length;
    return { free: count('free'), paid: count('paid'), coalesced: count('coalesced') };
  };
  return {
    ...costOn((date) => isWithin(period, date)),
    days: datesBetween(period.startDate, period.endDate).map((date) => ({
      date,
      ...costOn((other) => other === date),
    })),
  };
}
