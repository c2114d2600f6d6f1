import { isAdministrator, type Role } from '@jsk/contracts/roles';
import { type HeldReason, scheduleLimits } from '@jsk/contracts/scheduled-messages';
import type { Session } from '@jsk/contracts/sessions';

/** A scheduled message that is due, and how things stand with its conversation. */
export interface DueCase {
  readonly cancelIfCustomerWrites: boolean;
  readonly hasCustomerWritten: boolean;
  /** Who wrote it; null when they cannot sign in any more. */
  readonly operator: { readonly id: string; readonly role: Role } | null;
  /** Why nothing may be sent to the customer. */
  readonly obstacle: Extract<HeldReason, 'customer_blocked' | 'customer_barred' | 'chat_on_standby'> | null;
  readonly session: Pick<Session, 'status' | 'operator'> | null;
  /** Who served the customer in the last session. */
  readonly lastOperatorId: string | null;
}

/** What is done with it: sent, sent in a session that begins with it, or held back. */
export type DueDecision =
  | { readonly act: 'send' }
  | { readonly act: 'start_and_send' }
  | { readonly act: 'hold'; reason: HeldReason };

/**
 * A conversation is still theirs when they have it, as administrators have every one, or when nobody has it and they
 * had it last: a session ends by itself when nobody writes for a while, and a text for tomorrow is meant to outlive it.
 */
export function decide(due: DueCase): DueDecision {
  const { operator, session } = due;
  if (due.obstacle) return hold(due.obstacle);
  if (!operator) return hold('operator_gone');
  if (due.cancelIfCustomerWrites && due.hasCustomerWritten) return hold('customer_wrote');
  if (!session) return due.lastOperatorId === operator.id ? { act: 'start_and_send' } : hold('not_theirs');
  if (session.status === 'WAITING') return hold('not_theirs');
  const isTheirs = session.operator?.id === operator.id || isAdministrator(operator.role);
  return isTheirs ? { act: 'send' } : hold('not_theirs');
}

/** @returns what is wrong with a time, in words; null when a message may be sent then. */
export function problemOfTime(sendAt: Date, now: Date): string | null {
  const lead = sendAt.getTime() - now.getTime();
  if (lead < scheduleLimits.minimumLeadMs) return 'must be at least a minute from now';
  return lead > scheduleLimits.maximumLeadMs ? 'must be at most 30 days from now' : null;
}

function hold(reason: HeldReason): DueDecision {
  return { act: 'hold', reason };
}
