import type { Conversation } from '@jsk/contracts/conversations';
import type { Session } from '@jsk/contracts/sessions';
import { useQueryClient } from '@tanstack/react-query';
import { patchConversation, patchOfSession, storeConversation } from './conversation-cache';
import { conversationKeys, knownConversation } from './conversation-queries';
import { useLive } from './live-context';

/** Puts answers of actions into the cache at once; the socket tells the same a moment later. */
export function useStoreAnswer() {
  const client = useQueryClient();
  const { user } = useLive();
  const invalidate = (queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
  return {
    conversation: (next: Conversation) =>
      storeConversation(client, next, knownConversation(client, next.lineUserId), user.id),
    session: (session: Session) => {
      const known = knownConversation(client, session.lineUserId);
      if (!known) return;
      storeConversation(
        client,
        patchConversation(known, patchOfSession(known, session), true),
        known,
        user.id,
      );
    },
    /** The action was refused: what is known of the conversation is probably not true any more. */
    outdated: (lineUserId: string) => {
      invalidate(conversationKeys.one(lineUserId));
      invalidate(conversationKeys.queue);
    },
  };
}
