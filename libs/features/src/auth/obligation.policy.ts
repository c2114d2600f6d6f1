import type { Obligation } from '@jsk/contracts/auth';
import type { ErrorCode } from '@jsk/contracts/problem';
import type { Role } from '@jsk/contracts/roles';
import type { Account } from './accounts.repository';

/** What an access token is refused with until the obligation is met. */
export const obligationCodes = {
  change_password: 'password_change_required',
  enrol_mfa: 'mfa_enrolment_required',
} as const satisfies Record<Obligation, ErrorCode>;

/** @returns the first thing that must be done about the account, or null when everything is open to it. */
export function obligationOf(
  { mustChangePassword, mfaEnabledAt, role }: Pick<Account, 'mustChangePassword' | 'mfaEnabledAt' | 'role'>,
  mfaRequiredRoles: readonly Role[],
): Obligation | null {
  if (mustChangePassword) return 'change_password';
  return mfaEnabledAt === null && mfaRequiredRoles.includes(role) ? 'enrol_mfa' : null;
}
