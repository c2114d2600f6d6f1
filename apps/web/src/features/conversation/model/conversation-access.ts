import type { User } from '@jsk/contracts/auth';
import type { Conversation } from '@jsk/contracts/conversations';
import { isAdministrator } from '@jsk/contracts/roles';
import { sendingObstacleOf } from '@/lib/sending-obstacle';

/** What stands below the thread. */
export type FooterMode = 'bot' | 'ticket' | 'claim' | 'write' | 'write-for-another' | 'read-only';

export function footerModeOf({ session, ticket }: Conversation, user: User): FooterMode {
  if (session?.status === 'WAITING') return 'claim';
  if (session?.status !== 'ACTIVE') return ticket ? 'ticket' : 'bot';
  if (session.operator?.id === user.id) return 'write';
  return isAdministrator(user.role) ? 'write-for-another' : 'read-only';
}

/** Writing to the customer, to whom something can be sent. */
export function mayWrite(conversation: Conversation, user: User): boolean {
  return mayManage(conversation, user) && sendingObstacleOf(conversation) === null;
}

/** Handing it on: whoever may manage it, and administrators also while it waits. */
export function mayTransfer(conversation: Conversation, user: User): boolean {
  const isWaiting = conversation.session?.status === 'WAITING';
  return mayManage(conversation, user) || (isWaiting && isAdministrator(user.role));
}

/** Choosing whether the bot answers: a session silences it anyway. */
export function mayChangeMode({ session }: Conversation): boolean {
  return session?.status !== 'WAITING' && session?.status !== 'ACTIVE';
}

/** Closing it, putting it aside and taking it up again: the owner of the running session, or an administrator. */
export function mayManage(conversation: Conversation, user: User): boolean {
  const mode = footerModeOf(conversation, user);
  return mode === 'write' || mode === 'write-for-another';
}
