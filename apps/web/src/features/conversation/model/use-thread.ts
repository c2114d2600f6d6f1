import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { useLive } from '@/lib/live-context';
import { openConversation } from '@/lib/open-conversation';
import { useStore } from '@/lib/store';
import { loadOlder, threadContextOptions, threadOptions } from '@/lib/thread-cache';
import { closeContext, loadNewerContext, loadOlderContext } from '@/lib/thread-context';
import { threadEntriesOf } from './thread-entries';
import { useMore } from './use-more';

/**
 * The messages of a conversation, live while it is on the screen: the newest ones, or those around one that somebody
 * went to, until the two meet.
 */
export function useThread(lineUserId: string) {
  const client = useQueryClient();
  const { user, outbox } = useLive();
  const query = useQuery(threadOptions(lineUserId));
  const context = useQuery(threadContextOptions(lineUserId)).data ?? null;
  const waiting = useStore(outbox.items);

  useEffect(() => {
    openConversation.set(lineUserId);
    return () => {
      openConversation.set((open) => (open === lineUserId ? null : open));
      // Whoever opens it again wants to see what is new.
      closeContext(client, lineUserId);
    };
  }, [client, lineUserId]);

  const messages = (context ?? query.data)?.messages;
  const isAtNewest = context === null;
  const entries = useMemo(
    () =>
      threadEntriesOf(
        messages ?? [],
        waiting.filter((item) => isAtNewest && item.lineUserId === lineUserId),
        user,
      ),
    [messages, waiting, isAtNewest, lineUserId, user],
  );
  const fetchOlder = useCallback(
    () => (isAtNewest ? loadOlder(client, lineUserId) : loadOlderContext(client, lineUserId)),
    [client, lineUserId, isAtNewest],
  );
  const fetchNewer = useCallback(() => loadNewerContext(client, lineUserId), [client, lineUserId]);
  const older = useMore((context ?? query.data)?.hasOlder ?? false, fetchOlder);
  const newer = useMore(!isAtNewest, fetchNewer);
  return { ...query, messages, entries, older, newer };
}
