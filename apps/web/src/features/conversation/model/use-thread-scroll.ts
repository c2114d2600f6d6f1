import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ThreadEntry } from './thread-entries';

interface Older {
  hasOlder: boolean;
  state: 'idle' | 'loading' | 'failed';
  load: () => Promise<void>;
}

const atEndWithinPx = 80;
const loadAheadEntries = 6;

/**
 * Where the thread is scrolled to. Anchored to its end: it opens at the newest message and stays there as messages
 * come, while somebody who reads further up keeps the line they read, whatever is added above or below.
 */
export function useThreadScroll(entries: readonly ThreadEntry[], older: Older) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeightOf(entries[index]),
    getItemKey: (index) => entries[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: atEndWithinPx,
    overscan: 8,
    paddingStart: 16,
    paddingEnd: 16,
    useFlushSync: false,
  });

  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);
  useStayAtEndOnResize(scroller, virtualizer);
  useFollowOwnMessages(entries, () => virtualizer.scrollToEnd());

  const items = virtualizer.getVirtualItems();
  const firstIndex = items[0]?.index;
  const { hasOlder, state, load } = older;
  useEffect(() => {
    if (firstIndex !== undefined && firstIndex <= loadAheadEntries && hasOlder && state === 'idle')
      void load();
  }, [firstIndex, hasOlder, state, load]);

  const onScroll = useCallback(() => setAtEnd(virtualizer.isAtEnd(atEndWithinPx)), [virtualizer]);
  const scrollToKey = useCallback(
    (key: string) => {
      const index = entries.findIndex((entry) => entry.key === key);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: 'center' });
      return index >= 0;
    },
    [entries, virtualizer],
  );
  const topEntry = entries[virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0];
  return { scroller, virtualizer, items, isAtEnd, onScroll, scrollToKey, topEntry };
}

/** The composer grows, the keyboard of a phone opens: the newest message stays in sight. */
function useStayAtEndOnResize(
  scroller: React.RefObject<HTMLDivElement | null>,
  virtualizer: { isAtEnd: (within: number) => boolean; scrollToEnd: () => void },
): void {
  const wasAtEnd = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = () => (wasAtEnd.current = virtualizer.isAtEnd(atEndWithinPx));
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) virtualizer.scrollToEnd();
    });
    element.addEventListener('scroll', remember, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', remember);
      observer.disconnect();
    };
  }, [scroller, virtualizer]);
}

/** Whoever sends a message wants to see it, wherever they were reading. */
function useFollowOwnMessages(entries: readonly ThreadEntry[], scrollToEnd: () => void): void {
  const last = entries.at(-1);
  const ownKey = last?.kind === 'bubble' && last.message.id.startsWith('outbox ') ? last.key : null;
  const followed = useRef(ownKey);
  useLayoutEffect(() => {
    if (!ownKey || followed.current === ownKey) return;
    followed.current = ownKey;
    scrollToEnd();
  });
}

function estimatedHeightOf(entry: ThreadEntry | undefined): number {
  if (entry?.kind !== 'bubble') return 44;
  if (entry.message.type === 'image') return 216;
  if (entry.message.type === 'sticker') return 140;
  const lines = Math.ceil((entry.message.text?.length ?? 0) / 45) || 1;
  return 22 + lines * 24;
}
