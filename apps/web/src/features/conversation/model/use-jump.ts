import { useCallback, useEffect, useRef, useState } from 'react';
import { indexShowing, type ThreadEntry } from './thread-entries';

const highlightForMs = 2_000;

/**
 * Going to a message: what lies between is loaded first, then the thread scrolls there and marks it for a moment.
 * @param onMissing there is no such message any more, or it could not be loaded.
 */
export function useJump(
  entries: readonly ThreadEntry[],
  scrollToIndex: (index: number) => void,
  loadUntil: (messageId: string) => Promise<boolean>,
  onMissing: () => void,
) {
  const [target, setTarget] = useState<{ messageId: string } | null>(null);
  const reached = useRef<typeof target>(null);

  useEffect(() => {
    if (!target || reached.current === target) return;
    const index = indexShowing(entries, target.messageId);
    if (index < 0) return; // Loaded, and on its way from the cache to the entries.
    reached.current = target;
    scrollToIndex(index);
  }, [target, entries, scrollToIndex]);

  useEffect(() => {
    if (!target) return;
    const timer = setTimeout(() => setTarget(null), highlightForMs);
    return () => clearTimeout(timer);
  }, [target]);

  const show = useCallback(
    async (messageId: string) => {
      if (await loadUntil(messageId)) setTarget({ messageId });
      else onMissing();
    },
    [loadUntil, onMissing],
  );
  const highlightedIndex = target ? indexShowing(entries, target.messageId) : -1;
  return { show, highlightedIndex };
}
