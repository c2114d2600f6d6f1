import { markConversationRead } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '@/lib/api-client';
import { storeConversation } from '@/lib/conversation-cache';
import { knownConversation } from '@/lib/conversation-queries';
import { useLive } from '@/lib/live-context';

/**
 * Tells the server what has been read while the thread is in front: once per newest customer message, and again when the
 * conversation was put aside and is back, because then it counts as unread.
 */
export function useMarkRead(lineUserId: string, messages: readonly Message[] | undefined): void {
  const client = useQueryClient();
  const { connection, user } = useLive();
  const isVisible = useSyncExternalStore(watchVisibility, () => document.visibilityState === 'visible');
  const read = useRef<{ upTo: string; timesWoken: number } | null>(null);
  const [timesWoken, setTimesWoken] = useState(0);
  const newest = messages && newestIncomingId(messages);

  useEffect(
    () =>
      connection.listen('session_woken', ({ session }) => {
        if (session.lineUserId === lineUserId) setTimesWoken((times) => times + 1);
      }),
    [connection, lineUserId],
  );
  useEffect(() => {
    if (!newest || !isVisible) return;
    if (read.current?.upTo === newest && read.current.timesWoken === timesWoken) return;
    const isFirst = read.current === null;
    read.current = { upTo: newest, timesWoken };
    const known = knownConversation(client, lineUserId);
    // Nothing new since it was last read, here or on another device.
    if (isFirst && timesWoken === 0 && known?.unreadCount === 0) return;
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
      .catch(() => (read.current = null));
  }, [newest, isVisible, timesWoken, lineUserId, client, connection, user.id]);
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
