import type { RoutingSettings } from '@jsk/contracts/settings';

/** A customer who waits, as far as it matters who gets them. */
export interface WaitingCustomer {
  readonly sessionId: string;
  readonly lineUserId: string;
  /** The skill that is needed; null when anybody will do. */
  readonly skillId: string | null;
  /** Nobody with the skill was online, so that everybody may be given the customer. */
  readonly isOpenToAll: boolean;
  /** Whom the customer has asked for. */
  readonly wantedOperatorId: string | null;
  /** Whom they had in the session before this one. */
  readonly lastOperatorId: string | null;
  /** Who had them in this session and gave them back to the queue. */
  readonly returnedById: string | null;
}

/** Somebody who is online, or was until a moment ago. */
export interface PresentOperator {
  readonly id: string;
  readonly skillIds: readonly string[];
  readonly capacity: number;
  /**
   * Conversations at hand. What the operator has put aside does not count, so that it makes room for others; when it
   * comes back it may be more than the capacity, because nobody else knows what it waited for (ADR 15).
   */
  readonly activeSessions: number;
  /** False while the console is away for a moment, as when its page is loaded again. */
  readonly isOnline: boolean;
}

/** What is to be done next in the queue. */
export type RoutingStep =
  | { readonly kind: 'open_to_all'; readonly customer: WaitingCustomer }
  | { readonly kind: 'assign'; readonly customer: WaitingCustomer; readonly operatorId: string };

type Rules = Pick<RoutingSettings, 'assignment' | 'lastOperatorFirst'>;

/**
 * @param waiting longest waiting first
 * @param present longest since they were last given somebody first
 * @returns the next step for the customer who has waited longest and for whom there is one, or null when everybody who
 * waits has to go on waiting.
 */
export function nextStep(
  waiting: readonly WaitingCustomer[],
  present: readonly PresentOperator[],
  rules: Rules,
): RoutingStep | null {
  for (const customer of waiting) {
    if (isWithoutSkilled(customer, present)) return { kind: 'open_to_all', customer };
    const operator = rules.assignment === 'manual' ? null : chooseOperator(customer, present, rules);
    if (operator) return { kind: 'assign', customer, operatorId: operator.id };
  }
  return null;
}

/** Which part of the queue there can be a step for; nobody else has to be looked at. */
export interface QueueReach {
  /** Those who can be given somebody. */
  readonly freeIds: readonly string[];
  /** What they can do. */
  readonly freeSkillIds: readonly string[];
  /** What anybody who is there can do: who needs something else waits for nobody. */
  readonly presentSkillIds: readonly string[];
}

export function reachOf(
  present: readonly PresentOperator[],
  { assignment }: Pick<Rules, 'assignment'>,
): QueueReach {
  const free = assignment === 'manual' ? [] : present.filter(canTakeMore);
  return {
    freeIds: free.map(({ id }) => id),
    freeSkillIds: skillsOf(free),
    presentSkillIds: skillsOf(present),
  };
}

function skillsOf(operators: readonly PresentOperator[]): string[] {
  return [...new Set(operators.flatMap(({ skillIds }) => skillIds))];
}

/** Whether somebody can be given another customer. */
export function canTakeMore({ isOnline, activeSessions, capacity }: PresentOperator): boolean {
  return isOnline && activeSessions < capacity;
}

function isWithoutSkilled(customer: WaitingCustomer, present: readonly PresentOperator[]): boolean {
  if (customer.skillId === null || customer.isOpenToAll) return false;
  return !present.some((operator) => hasSkillFor(customer, operator));
}

function chooseOperator(
  customer: WaitingCustomer,
  present: readonly PresentOperator[],
  { assignment, lastOperatorFirst }: Rules,
): PresentOperator | null {
  const wanted = present.find(({ id }) => id === customer.wantedOperatorId);
  if (wanted && canTakeMore(wanted)) return wanted;
  const allowed = allowedFor(customer, present);
  const last = lastOperatorFirst ? allowed.find(({ id }) => id === customer.lastOperatorId) : undefined;
  if (last && canTakeMore(last)) return last;
  return firstFree(customer, allowed, assignment);
}

/** Those with the skill before everybody else, when everybody may be given the customer. */
function firstFree(
  customer: WaitingCustomer,
  allowed: readonly PresentOperator[],
  assignment: Rules['assignment'],
): PresentOperator | null {
  const free = allowed.filter(canTakeMore);
  const skilled = free.filter((operator) => hasSkillFor(customer, operator));
  const candidates = skilled.length > 0 ? skilled : free;
  if (assignment === 'round_robin') return candidates[0] ?? null;
  return candidates.reduce<PresentOperator | null>(
    (best, operator) => (best && best.activeSessions <= operator.activeSessions ? best : operator),
    null,
  );
}

/** Whoever gave the customer back gets them again only when nobody else is there who could be given them. */
function allowedFor(
  customer: WaitingCustomer,
  present: readonly PresentOperator[],
): readonly PresentOperator[] {
  const allowed = present.filter((operator) => customer.isOpenToAll || hasSkillFor(customer, operator));
  const others = allowed.filter(({ id }) => id !== customer.returnedById);
  return others.length > 0 ? others : allowed;
}

function hasSkillFor({ skillId }: WaitingCustomer, operator: PresentOperator): boolean {
  return skillId === null || operator.skillIds.includes(skillId);
}
