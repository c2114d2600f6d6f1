import type { OperatorFigures, OperatorReport } from '@jsk/contracts/analytics';
import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import type { OperatorReference } from '@jsk/contracts/sessions';
import { dateAfter, datesBetween } from './account-days';
import { periodBefore } from './dashboard-figures';
import { isClosed, type KnownAccount, sessionsOf } from './known-account';
import { average, durations, groupBy, share, sum } from './plain-numbers';
import type { Moment } from './session-history';

/** @returns the figures of each operator who had a session or was there. */
export function operatorsOf(
  account: KnownAccount,
  period: Period,
  measuredBy: MeasuredBy,
  operators: readonly OperatorReference[],
): OperatorFigures[] {
  return operators
    .filter(({ id }) => {
      const had = sessionsOf(account, period).some(
        ({ operatorId, firstResponderId, handedOnBy }) =>
          operatorId === id || firstResponderId === id || handedOnBy.includes(id),
      );
      return had || presenceOn(account, id, period).length > 0;
    })
    .map((operator) => figuresOf(account, period, measuredBy, operator));
}

export function operatorReportOf(
  account: KnownAccount,
  period: Period,
  measuredBy: MeasuredBy,
  operator: OperatorReference,
): OperatorReport {
  const previousPeriod = periodBefore(period);
  const { id } = operator;
  return {
    period,
    previousPeriod,
    timeZone: account.clock.timeZone,
    figures: figuresOf(account, period, measuredBy, operator),
    previousFigures: figuresOf(account, previousPeriod, measuredBy, operator),
    days: datesBetween(period.startDate, period.endDate).map((date) => {
      const ofDay = { startDate: date, endDate: date };
      const online = presenceOn(account, id, ofDay).filter(({ status }) => status === 'online');
      return {
        date,
        sessions: sessionsOf(account, ofDay).filter(({ operatorId }) => operatorId === id).length,
        onlineSeconds: secondsThere(account, id, 'online', ofDay),
        awaySeconds: secondsThere(account, id, 'away', ofDay),
        firstOnlineAt: momentText(online.length > 0 ? Math.min(...online.map(({ from }) => from)) : null),
        lastOnlineAt: momentText(online.length > 0 ? Math.max(...online.map(({ to }) => to)) : null),
      };
    }),
  };
}

function figuresOf(
  account: KnownAccount,
  period: Period,
  measuredBy: MeasuredBy,
  operator: OperatorReference,
): OperatorFigures {
  const { id } = operator;
  const sessions = sessionsOf(account, period);
  const own = sessions.filter(({ operatorId }) => operatorId === id);
  const answered = sessions.filter(({ firstResponderId }) => firstResponderId === id);
  const scores = own.flatMap(({ survey }) => (survey?.answer ? [survey.answer.score] : []));
  const known = own.filter(({ cameBack }) => cameBack !== null);
  return {
    operator,
    sessions: own.length,
    closed: own.filter(isClosed).length,
    firstResponse: durations(answered.map((session) => session.times[measuredBy].firstResponse)),
    resolution: durations(own.map((session) => session.times[measuredBy].resolution)),
    answers: scores.length,
    averageScore: average(scores),
    satisfaction: share(scores.filter((score) => score >= 4).length, scores.length),
    firstContactResolution: share(known.filter(({ cameBack }) => cameBack === false).length, known.length),
    transfersOut: sum(sessions.map(({ handedOnBy }) => handedOnBy.filter((from) => from === id).length)),
    slaBreaches: sum(
      sessions.map(({ breaches }) => breaches.filter(({ operatorId }) => operatorId === id).length),
    ),
    onlineSeconds: secondsThere(account, id, 'online', period),
    awaySeconds: secondsThere(account, id, 'away', period),
  };
}

interface PartOfDay {
  readonly date: string;
  readonly status: 'online' | 'away';
  readonly from: Moment;
  readonly to: Moment;
}

/** When the operator was there, cut at every midnight. */
function presenceOn(account: KnownAccount, operatorId: string, { startDate, endDate }: Period): PartOfDay[] {
  const own = account.presence.filter((span) => span.operatorId === operatorId);
  return datesBetween(startDate, endDate).flatMap((date) => {
    const [midnight, nextMidnight] = [beginningOf(account, date), beginningOf(account, dateAfter(date, 1))];
    return own
      .map(({ status, from, to }) => ({
        date,
        status,
        from: Math.max(from, midnight),
        to: Math.min(to, nextMidnight),
      }))
      .filter(({ from, to }) => to > from);
  });
}

/** Whole seconds of each day, added up. */
function secondsThere(
  account: KnownAccount,
  operatorId: string,
  status: 'online' | 'away',
  period: Period,
): number {
  const parts = presenceOn(account, operatorId, period).filter((part) => part.status === status);
  const ofDays = groupBy(parts, ({ date }) => date);
  return sum(
    [...ofDays.values()].map((part) => Math.floor(sum(part.map(({ from, to }) => to - from)) / 1000)),
  );
}

/** @returns the first moment of that date, or of the next one when there is no such date. */
function beginningOf({ clock }: KnownAccount, date: string): Moment {
  const quarterMs = 15 * 60_000;
  let at = Date.parse(date) - 36 * 60 * 60_000;
  while (clock.dateOf(at) < date) at += quarterMs;
  return at;
}

function momentText(at: Moment | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
