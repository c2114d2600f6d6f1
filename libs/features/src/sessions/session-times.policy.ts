import type { HandoffTrigger, SessionStatus } from '@jsk/contracts/sessions';

/** What is known of a session that is over. */
export interface EndedTimes {
  readonly status: SessionStatus;
  readonly triggerKind: HandoffTrigger['kind'];
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly firstResponseAt: Date | null;
  readonly closedAt: Date;
  /** When it was put aside. */
  readonly pauses: readonly { readonly from: Date; readonly to: Date }[];
}

/** In whole seconds of the hours in which the shop was open; null: there was no such time. */
export interface OpenTimes {
  readonly waitSeconds: number | null;
  readonly firstResponseSeconds: number | null;
  readonly resolutionSeconds: number | null;
}

/**
 * The times of a session by the hours of the shop. By the clock the same times are columns that the database computes
 * (`wait_seconds`, `first_response_seconds`, `resolution_seconds`); docs/metrics.md says what they mean.
 *
 * @param openMsBetween for how many milliseconds the shop was open between two moments
 */
export function openTimesOf(session: EndedTimes, openMsBetween: (from: Date, to: Date) => number): OpenTimes {
  const { status, createdAt, claimedAt, firstResponseAt, closedAt, pauses } = session;
  const seconds = (ms: number) => Math.max(0, Math.floor(ms / 1000));
  const between = (from: Date | null, to: Date | null) =>
    from && to ? seconds(openMsBetween(from, to)) : null;
  const pausedMs = pauses.reduce((sum, { from, to }) => sum + openMsBetween(from, to), 0);
  // Nobody waits for an operator who begins by themselves, nor for their first answer.
  const isAwaited = session.triggerKind !== 'OPERATOR';
  const isResolved = status === 'CLOSED' && claimedAt !== null;
  return {
    waitSeconds: isAwaited ? between(createdAt, claimedAt) : null,
    firstResponseSeconds: isAwaited ? between(claimedAt, firstResponseAt) : null,
    resolutionSeconds: isResolved ? seconds(openMsBetween(createdAt, closedAt) - pausedMs) : null,
  };
}
