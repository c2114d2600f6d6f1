import type { Week } from '@jsk/contracts/business-hours';
import type { ClosedBy, SessionStatus } from '@jsk/contracts/sessions';
import type { AccountClock } from './account-days';
import type { Moment, SessionHistory } from './session-history';

interface Span {
  readonly from: Moment;
  readonly to: Moment;
}

/** What a session has come to so far. */
export interface KnownSession extends SessionHistory {
  readonly status: SessionStatus;
  /** Who has it, or had it when it ended. */
  readonly operatorId: string | null;
  readonly claimedAt: Moment | null;
  readonly answeredAt: Moment | null;
  readonly firstResponderId: string | null;
  readonly endedAt: Moment | null;
  readonly endedBy: ClosedBy | null;
  /** When it was put aside, as far as that is over. */
  readonly aside: readonly Span[];
  /** Since when it is put aside now. */
  readonly asideSince: Moment | null;
  /** Each time that it went from an operator to another, or back to the queue: whose it was until then. */
  readonly handedOnBy: readonly string[];
}

export interface SessionTimes {
  readonly wait: number | null;
  readonly firstResponse: number | null;
  readonly resolution: number | null;
}

/** Follows a history from its beginning, one event after the other. */
export function follow(history: SessionHistory): KnownSession {
  const known = {
    status: 'WAITING' as SessionStatus,
    operatorId: null as string | null,
    claimedAt: null as Moment | null,
    answeredAt: null as Moment | null,
    firstResponderId: null as string | null,
    endedAt: null as Moment | null,
    endedBy: null as ClosedBy | null,
    aside: [] as Span[],
    handedOnBy: [] as string[],
  };
  let asideSince: Moment | null = null;
  for (const event of history.events) {
    // Whatever happens to what is put aside brings it back, but for an answer, and for being put aside for longer.
    if (asideSince !== null && event.kind !== 'answered' && event.kind !== 'put_aside') {
      if (event.at > asideSince) known.aside.push({ from: asideSince, to: event.at });
      asideSince = null;
    }
    switch (event.kind) {
      case 'claimed':
        known.status = 'ACTIVE';
        known.operatorId = event.operatorId;
        known.claimedAt ??= event.at;
        break;
      case 'answered':
        if (known.answeredAt === null) known.firstResponderId = event.operatorId;
        known.answeredAt ??= event.at;
        break;
      case 'handed_on':
        known.operatorId = event.to;
        known.handedOnBy.push(event.from);
        break;
      case 'put_back':
        known.status = 'WAITING';
        known.operatorId = null;
        known.handedOnBy.push(event.from);
        break;
      case 'put_aside':
        asideSince ??= event.at;
        break;
      case 'taken_up':
        break;
      case 'ended':
        known.status = 'CLOSED';
        known.endedAt = event.at;
        known.endedBy = event.by;
        break;
      case 'given_up':
        known.status = 'ABANDONED';
        known.endedAt = event.at;
        known.endedBy = 'SYSTEM';
        break;
    }
  }
  return { ...history, ...known, asideSince };
}

/** In whole seconds, rounded down. */
export function timesByClock(session: KnownSession): SessionTimes {
  return timesOf(session, (from, to) => to - from);
}

/** The same, but only the time in which the shop was open; known once the session is over. */
export function timesByBusinessHours(session: KnownSession, clock: AccountClock, week: Week): SessionTimes {
  if (session.endedAt === null) return { wait: null, firstResponse: null, resolution: null };
  return timesOf(session, (from, to) => clock.openMsBetween(week, from, to));
}

function timesOf(session: KnownSession, msBetween: (from: Moment, to: Moment) => number): SessionTimes {
  const { beganAt, claimedAt, answeredAt, endedAt, aside, status } = session;
  const isAwaited = session.trigger.kind !== 'OPERATOR';
  const seconds = (ms: number) => Math.max(0, Math.floor(ms / 1000));
  let wait: number | null = null;
  let firstResponse: number | null = null;
  let resolution: number | null = null;
  if (isAwaited && claimedAt !== null) wait = seconds(msBetween(beganAt, claimedAt));
  if (isAwaited && claimedAt !== null && answeredAt !== null) {
    firstResponse = seconds(msBetween(claimedAt, answeredAt));
  }
  if (claimedAt !== null && endedAt !== null && status === 'CLOSED') {
    let ms = msBetween(beganAt, endedAt);
    for (const { from, to } of aside) ms -= msBetween(from, to);
    resolution = seconds(ms);
  }
  return { wait, firstResponse, resolution };
}
