import type { Week } from '@jsk/contracts/business-hours';
import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import type { AccountClock } from './account-days';
import {
  follow,
  type KnownSession,
  type SessionTimes,
  timesByBusinessHours,
  timesByClock,
} from './known-session';
import { groupBy } from './plain-numbers';
import { breachesOf, type Thresholds } from './promises';
import type { AccountHistory, Breach, MessageHistory, Moment, PresenceHistory } from './session-history';

const contactMs = 24 * 60 * 60_000;

export interface CountedSession extends KnownSession {
  /** The day to which it belongs. */
  readonly date: string;
  readonly times: Readonly<Record<MeasuredBy, SessionTimes>>;
  readonly breaches: readonly Breach[];
  /** Of closed ones that were claimed: whether the customer had another within 24 hours; null: that is open, or not asked. */
  readonly cameBack: boolean | null;
}

/** What is known of an account at a moment, and by which clock and hours its days and times are measured. */
export interface KnownAccount {
  readonly now: Moment;
  readonly clock: AccountClock;
  readonly week: Week;
  /** In the order in which they began. */
  readonly sessions: readonly CountedSession[];
  readonly messages: readonly MessageHistory[];
  readonly presence: readonly PresenceHistory[];
}

/** @param history nothing in it lies after `now` */
export function knowAccount(
  history: AccountHistory,
  given: Pick<KnownAccount, 'now' | 'clock' | 'week'> & { readonly thresholds: Thresholds },
): KnownAccount {
  const { now, clock, week, thresholds } = given;
  const followed = history.sessions
    .map(follow)
    .sort((one, other) => one.beganAt - other.beganAt || one.number - other.number);
  const byCustomer = groupBy(followed, ({ lineUserId }) => lineUserId);
  const sessions = followed.map((session) => ({
    ...session,
    date: clock.dateOf(session.beganAt),
    times: { clock: timesByClock(session), business: timesByBusinessHours(session, clock, week) },
    breaches: breachesOf(session, thresholds, now),
    cameBack: hasComeBack(session, byCustomer.get(session.lineUserId) ?? [], now),
  }));
  return { ...given, sessions, messages: history.messages, presence: history.presence };
}

export function isClosed({ status, claimedAt }: KnownSession): boolean {
  return status === 'CLOSED' && claimedAt !== null;
}

export function isAwaited({ trigger }: KnownSession): boolean {
  return trigger.kind !== 'OPERATOR';
}

export function isAbandoned(session: KnownSession): boolean {
  return session.endedAt !== null && session.claimedAt === null && isAwaited(session);
}

export function couldBeAbandoned(session: KnownSession): boolean {
  return isAwaited(session) && (session.claimedAt !== null || session.endedAt !== null);
}

/** @returns the sessions that belong to the days of the period. */
export function sessionsOf({ sessions }: KnownAccount, period: Period): CountedSession[] {
  return sessions.filter(({ date }) => isWithin(period, date));
}

export function isWithin({ startDate, endDate }: Period, date: string): boolean {
  return date >= startDate && date <= endDate;
}

function hasComeBack(
  session: KnownSession,
  ofCustomer: readonly KnownSession[],
  now: Moment,
): boolean | null {
  const { endedAt, number } = session;
  if (!isClosed(session) || endedAt === null) return null;
  const settledAt = endedAt + contactMs;
  if (ofCustomer.some((other) => other.number > number && other.beganAt < settledAt)) return true;
  return settledAt <= now ? false : null;
}
