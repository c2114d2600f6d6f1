import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLive } from '@/lib/live-context';
import { openConversation } from '@/lib/open-conversation';
import { useStore } from '@/lib/store';
import { threadOptions } from '@/lib/thread-cache';
import { threadEntriesOf } from './thread-entries';
import { useOlder } from './use-older';

/** The messages of a conversation, live while it is on the screen. */
export function useThread(lineUserId: string) {
  const { user, outbox } = useLive();
  const query = useQuery(threadOptions(lineUserId));
  const waiting = useStore(outbox.items);

  useEffect(() => {
    openConversation.set(lineUserId);
    return () => openConversation.set((open) => (open === lineUserId ? null : open));
  }, [lineUserId]);

  const messages = query.data?.messages;
  const entries = useMemo(
    () =>
      threadEntriesOf(
        messages ?? [],
        waiting.filter((item) => item.lineUserId === lineUserId),
        user,
      ),
    [messages, waiting, lineUserId, user],
  );
  return { ...query, entries, older: useOlder(lineUserId, query.data?.hasOlder ?? false) };
}
