import { isAdministrator } from '@jsk/contracts/roles';
import type { RoutingSettings } from '@jsk/contracts/settings';
import type { SessionStatus } from '@jsk/contracts/sessions';
import type { Actor } from '@jsk/platform/http/actor';

/** The newest session of a conversation, as far as it matters who may see the conversation. */
export interface NewestSession {
  readonly status: SessionStatus;
  readonly operatorId: string | null;
  readonly skillId: string | null;
  readonly isOpenToAll: boolean;
}

/** Who besides administrators may see a conversation. */
export type Audience =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'some'; readonly operatorIds: readonly string[]; readonly skillIds: readonly string[] };

export type VisibilityRules = Pick<RoutingSettings, 'visibility' | 'assignment'>;

const everybody: Audience = { kind: 'everybody' };

/**
 * The rule of visibility, from the conversation's side.
 * @param session null when the customer never had one
 */
export function audienceOf(session: NewestSession | null, rules: VisibilityRules): Audience {
  if (rules.visibility === 'all') return everybody;
  const isOpen = session?.status === 'WAITING' || session?.status === 'ACTIVE';
  const owner = session?.operatorId ? [session.operatorId] : [];
  if (rules.visibility === 'skill') {
    if (!isOpen || session.skillId === null || session.isOpenToAll) return everybody;
    return { kind: 'some', operatorIds: owner, skillIds: [session.skillId] };
  }
  if (session?.status === 'WAITING' && rules.assignment === 'manual') return everybody;
  return { kind: 'some', operatorIds: owner, skillIds: [] };
}

/** Whether somebody sees everything, whatever is chosen. */
export function seesEverything({ role }: Pick<Actor, 'role'>, { visibility }: VisibilityRules): boolean {
  return visibility === 'all' || isAdministrator(role);
}

/**
 * The same rule from the operator's side: a condition in SQL on `newest`, the newest session of the conversation, which is
 * null when there is none. Its argument is the placeholder of the operator's id.
 */
export type VisibilityCondition = (operator: string) => string;

export const everythingIsVisible: VisibilityCondition = () => 'true';

export function conditionOf({ visibility, assignment }: VisibilityRules): VisibilityCondition {
  if (visibility === 'all') return everythingIsVisible;
  if (visibility === 'skill') return matchesSkill;
  return assignment === 'manual'
    ? (operator) => `(${isOwn(operator)} OR newest.status = 'WAITING')`
    : (operator) => `(${isOwn(operator)})`;
}

function isOwn(operator: string): string {
  return `newest.operator_id = ${operator}`;
}

function matchesSkill(operator: string): string {
  return `(newest.id IS NULL OR newest.closed_at IS NOT NULL OR newest.skill_id IS NULL
    OR newest.opened_to_all_at IS NOT NULL OR ${isOwn(operator)}
    OR newest.skill_id IN (SELECT h.skill_id FROM operator_skills h WHERE h.operator_id = ${operator}))`;
}
