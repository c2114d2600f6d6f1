import type { MessageType, SenderKind } from '@jsk/contracts/messages';

/**
 * Whether a message is what a conversation is known by in lists, and moves it to their top: what the customer, an operator
 * or the bot says. Lines of the system and notices of ours (places in the queue, "we are closed") would hide the customer's
 * last words, and a note is not part of what is said.
 */
export function countsAsLastMessage({
  senderKind,
  type,
}: {
  senderKind: SenderKind;
  type: MessageType;
}): boolean {
  return senderKind !== 'SYSTEM' && type !== 'note';
}
