import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { openConversation } from '@/lib/open-conversation';
import { loadOlder, loadOlderUntil } from '@/lib/thread-cache';

export interface OlderMessages {
  hasOlder: boolean;
  state: 'idle' | 'loading' | 'failed';
  /** The page above. */
  load: () => void;
  /** Everything down from a message. @returns whether it is there. */
  loadUntil: (messageId: string) => Promise<boolean>;
}

/** Loads upward, one thing after the other; after a failure only when asked to. */
export function useOlder(lineUserId: string, hasOlder: boolean): OlderMessages {
  const client = useQueryClient();
  const last = useRef(Promise.resolve(true));
  const [state, setState] = useState<OlderMessages['state']>('idle');

  const run = useCallback((work: () => Promise<boolean>) => {
    setState('loading');
    const settle = (next: OlderMessages['state'], isDone: boolean) => {
      setState(next);
      return isDone;
    };
    last.current = last.current.then(work).then(
      (isDone) => settle('idle', isDone),
      () => settle('failed', false),
    );
    return last.current;
  }, []);

  const load = useCallback(() => {
    void run(async () => {
      await loadOlder(client, lineUserId);
      return true;
    });
  }, [client, lineUserId, run]);
  const loadUntil = useCallback(
    (messageId: string) => {
      const isOpen = () => openConversation.get() === lineUserId;
      return run(() => loadOlderUntil(client, lineUserId, messageId, isOpen));
    },
    [client, lineUserId, run],
  );
  return { hasOlder, state, load, loadUntil };
}
