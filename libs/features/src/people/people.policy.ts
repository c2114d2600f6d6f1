import { managedRoles, type OperatorProfile } from '@jsk/contracts/people';
import type { Role } from '@jsk/contracts/roles';

/** Somebody of the team, as far as it matters who may change what about them. */
export type Person = Pick<OperatorProfile, 'id' | 'role' | 'isActive'>;

/** What an administrator may change about somebody. */
export type ProfileChange = Partial<
  Pick<OperatorProfile, 'displayName' | 'role' | 'isActive' | 'capacity' | 'skillIds'>
>;

/** What an administrator does with somebody's account; a role is given with `create` and `change_role`. */
export type PeopleAct =
  | { readonly kind: 'create' | 'change_role'; readonly role: Role }
  | {
      readonly kind:
        'edit' | 'switch_on' | 'switch_off' | 'delete' | 'reset_password' | 'reset_mfa' | 'sign_out';
    };

/**
 * Who may do what with whom. Nobody takes rights from themselves, and whoever takes them from a SUPER_ADMIN is one: so
 * there always is a SUPER_ADMIN left, provided that acts are judged one after the other.
 *
 * @param actor as they are now, not as their token says; null when there is no such account any more
 * @param subject null for somebody who does not exist yet
 * @returns why it is refused, or null when it is not.
 */
export function refusalOf(actor: Person | null, subject: Person | null, act: PeopleAct): string | null {
  const managed = actor?.isActive ? managedRoles(actor.role) : [];
  if (!actor || managed.length === 0) return 'Only administrators manage people';
  if (subject?.id === actor.id) {
    return act.kind === 'edit' ? null : 'Nobody does this to their own account; ask another administrator';
  }
  if (subject && !managed.includes(subject.role)) return 'Only a SUPER_ADMIN changes administrators';
  if ('role' in act && !managed.includes(act.role))
    return 'Only a SUPER_ADMIN makes somebody an administrator';
  return null;
}

/** @returns what a change does, as far as it is one: saying again what is so already changes nothing. */
export function actsOf(before: Person, { role, isActive }: ProfileChange): PeopleAct[] {
  const acts: PeopleAct[] = [{ kind: 'edit' }];
  if (role !== undefined && role !== before.role) acts.push({ kind: 'change_role', role });
  if (isActive !== undefined && isActive !== before.isActive) {
    acts.push({ kind: isActive ? 'switch_on' : 'switch_off' });
  }
  return acts;
}

const describedFields = ['displayName', 'role', 'capacity', 'skillIds'] as const;

type Described = Partial<Pick<OperatorProfile, (typeof describedFields)[number]>>;

/** @returns how what is different was and is now, for the audit log; null when nothing is. */
export function differenceOf(
  before: OperatorProfile,
  after: OperatorProfile,
): { before: Described; after: Described } | null {
  const changed = describedFields.filter((field) => String(before[field]) !== String(after[field]));
  if (changed.length === 0) return null;
  const pick = (profile: OperatorProfile): Described =>
    Object.fromEntries(changed.map((field) => [field, profile[field]]));
  return { before: pick(before), after: pick(after) };
}
