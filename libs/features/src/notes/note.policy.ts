import type { Message } from '@jsk/contracts/messages';
import { noteChangeableMs } from '@jsk/contracts/notes';

/** Whether an operator may change a note or take it back: a fresh one of their own, that is still there. */
export function mayChangeNote(
  { sender, state, createdAt }: Pick<Message, 'sender' | 'state' | 'createdAt'>,
  operatorId: string,
  now: Date,
): boolean {
  const age = now.getTime() - Date.parse(createdAt);
  return sender.id === operatorId && state !== 'unsent' && age <= noteChangeableMs;
}
