import { isAdministrator } from '@jsk/contracts/roles';
import type { Session } from '@jsk/contracts/sessions';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';

/**
 * Only the owner of a conversation, or an administrator, may write in it, close it or hand it on.
 * @throws AppError `forbidden` naming the owner.
 */
export function assertMayAct(actor: Actor, session: Pick<Session, 'operator' | 'status'>): void {
  if (isAdministrator(actor.role) || session.operator?.id === actor.operatorId) return;
  if (session.status === 'WAITING') throw new AppError('forbidden', 'Claim this conversation first');
  const owner = session.operator;
  throw new AppError('forbidden', `This conversation belongs to ${owner?.name ?? 'another operator'}`, {
    ...(owner && { operator: owner }),
  });
}
