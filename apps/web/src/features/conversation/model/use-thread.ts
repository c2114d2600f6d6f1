import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '@/lib/live-context';
import { openConversation } from '@/lib/open-conversation';
import { useStore } from '@/lib/store';
import { loadOlder, threadOptions } from '@/lib/thread-cache';
import { threadEntriesOf } from './thread-entries';

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

/** Loads upward, one page at a time; after a failure only when asked to. */
function useOlder(lineUserId: string, hasOlder: boolean) {
  const client = useQueryClient();
  const isBusy = useRef(false);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const load = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState('loading');
    try {
      await loadOlder(client, lineUserId);
      setState('idle');
    } catch {
      setState('failed');
    } finally {
      isBusy.current = false;
    }
  }, [client, lineUserId]);
  return { hasOlder, state, load };
}
