import type { Conversation } from '@jsk/contracts/conversations';
import { seeMentions } from '@jsk/contracts/notes';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { call } from '@/lib/api-client';
import { storeConversation } from '@/lib/conversation-cache';
import { knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

/** Whoever is mentioned in a note has seen it once the conversation is in front of them. */
export function useSeenMentions(conversation: Conversation | undefined): void {
  const client = useQueryClient();
  const { user } = useLive();
  const isVisible = useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible');
  const mentionedIn = conversation?.hasOpenMention && isVisible ? conversation.lineUserId : null;
  useEffect(() => {
    if (mentionedIn === null) return;
    call(seeMentions, { lineUserId: mentionedIn })
      .then((seen) => {
        const known = knownConversation(client, mentionedIn);
        if (known) storeConversation(client, { ...known, ...seen }, known, user.id);
      })
      // Out of reach: seen when it is opened the next time.
      .catch(() => undefined);
  }, [mentionedIn, client, user.id]);
}

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
