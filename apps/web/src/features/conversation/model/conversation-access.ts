import type { User } from '@jsk/contracts/auth';
import type { Conversation } from '@jsk/contracts/conversations';
import { isAdministrator } from '@jsk/contracts/roles';
import { sendingObstacleOf } from '@/lib/sending-obstacle';

/** What stands below the thread. */
export type FooterMode = 'bot' | 'claim' | 'write' | 'write-for-another' | 'read-only';

export function footerModeOf({ session }: Conversation, user: User): FooterMode {
  if (session?.status === 'WAITING') return 'claim';
  if (session?.status !== 'ACTIVE') return 'bot';
  if (session.operator?.id === user.id) return 'write';
  return isAdministrator(user.role) ? 'write-for-another' : 'read-only';
}

/** Writing to the customer, to whom something can be sent. */
export function mayWrite(conversation: Conversation, user: User): boolean {
  return mayManage(conversation, user) && sendingObstacleOf(conversation) === null;
}

/** Closing and transferring: the owner of the running session, or an administrator. */
export function mayManage(conversation: Conversation, user: User): boolean {
  const mode = footerModeOf(conversation, user);
  return mode === 'write' || mode === 'write-for-another';
}
