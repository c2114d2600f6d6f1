import type { SessionStatus } from '@jsk/contracts/sessions';
import { AppError } from '@jsk/platform/errors/app-error';

/**
 * WAITING (in the queue) -> ACTIVE (an operator owns it) -> CLOSED, or back to WAITING when the operator gives it up or
 * is gone; WAITING -> CLOSED when the customer leaves, or WAITING -> ABANDONED when nobody came. Nothing leads out of CLOSED and ABANDONED: the customer's next handoff
 * is a new session.
 */
const next = {
  claim: { WAITING: 'ACTIVE' },
  assign: { WAITING: 'ACTIVE' },
  transfer: { ACTIVE: 'ACTIVE' },
  requeue: { WAITING: 'WAITING', ACTIVE: 'WAITING' },
  warn: { ACTIVE: 'ACTIVE' },
  snooze: { ACTIVE: 'ACTIVE' },
  wake: { ACTIVE: 'ACTIVE' },
  close: { WAITING: 'CLOSED', ACTIVE: 'CLOSED' },
  abandon: { WAITING: 'ABANDONED' },
} as const satisfies Record<string, Partial<Record<SessionStatus, SessionStatus>>>;

export type SessionStep = keyof typeof next;

/**
 * @returns the status after the step.
 * @throws AppError `session_not_found` when the session is over, `conflict` when the step is impossible in its status.
 */
export function statusAfter(step: SessionStep, status: SessionStatus): SessionStatus {
  const after = (next[step] as Partial<Record<SessionStatus, SessionStatus>>)[status];
  if (after) return after;
  if (status === 'CLOSED' || status === 'ABANDONED') {
    throw new AppError('session_not_found', 'This conversation has no open session');
  }
  throw new AppError('conflict', `A session that is ${status} cannot ${step}`);
}
