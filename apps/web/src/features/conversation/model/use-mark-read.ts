import { markConversationRead } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { call } from '@/lib/api-client';
import { storeConversation } from '@/lib/conversation-cache';
import { knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

/** Tells the server what has been read while the thread is in front, once per newest customer message. */
export function useMarkRead(lineUserId: string, messages: readonly Message[] | undefined): void {
  const client = useQueryClient();
  const { connection, user } = useLive();
  const isVisible = useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible');
  const readUpTo = useRef<string | null>(null);
  const newest = messages && newestIncomingId(messages);

  useEffect(() => {
    if (!newest || !isVisible || readUpTo.current === newest) return;
    const known = knownConversation(client, lineUserId);
    // Nothing new since it was last read, here or on another device.
    if (readUpTo.current === null && known?.unreadCount === 0) {
      readUpTo.current = newest;
      return;
    }
    readUpTo.current = newest;
    const input = { lineUserId, messageId: newest };
    const tell =
      connection.state.get() === 'online'
        ? connection.ask('mark_read', input)
        : call(markConversationRead, input);
    tell
      .then(({ unreadCount }) => {
        const current = knownConversation(client, lineUserId);
        if (current) storeConversation(client, { ...current, unreadCount }, current, user.id);
      })
      .catch(() => (readUpTo.current = null));
  }, [newest, isVisible, lineUserId, client, connection, user.id]);
}

function newestIncomingId(messages: readonly Message[]): string | null {
  return messages
    .filter(({ direction }) => direction === 'INCOMING')
    .reduce<string | null>((newest, { id }) => (newest && compareIds(id, newest) < 0 ? newest : id), null);
}

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
