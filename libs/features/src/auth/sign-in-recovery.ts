import { announceChange } from '@jsk/platform/cache/cache-invalidation';
import type { Sql } from '@jsk/platform/database/sql';
import { AuditService } from '../audit';
import { AccountsRepository } from './accounts.repository';
import { signInChanges } from './sign-in-standing.service';
import { SignInsRepository } from './sign-ins.repository';

/**
 * Lets somebody in again who has lost password or second factor, when there is nobody who could do it in the console: it
 * is for whoever has the database anyway. Every sign-in of theirs ends, in whatever process.
 *
 * @param transaction to be committed by the caller
 * @param passwordHash of a password that they must replace
 * @returns false when nobody has this user name.
 */
export async function recoverSignIn(
  transaction: Sql,
  { username, passwordHash, at }: { username: string; passwordHash: string; at: Date },
): Promise<boolean> {
  const accounts = new AccountsRepository();
  const account = await accounts.findByUsername(transaction, username);
  if (!account) return false;
  await accounts.recover(transaction, account.id, passwordHash, at);
  await accounts.setMfaSecret(transaction, account.id, null);
  await new SignInsRepository().endAllOf(transaction, account.id, at, null);
  await announceChange(transaction, signInChanges, account.id);
  const subject = { subjectType: 'operator', subjectId: account.id };
  await new AuditService().record(transaction, null, { action: 'auth.sign_in_recovered', ...subject });
  return true;
}
