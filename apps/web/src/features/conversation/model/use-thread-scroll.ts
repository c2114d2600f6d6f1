import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { estimatedHeightOf } from './estimated-height';
import type { ThreadEntry } from './thread-entries';
import type { OlderMessages } from './use-older';

const atEndWithinPx = 80;
const loadAheadEntries = 6;

/**
 * Where the thread is scrolled to. Anchored to its end: it opens at the newest message and stays there as messages
 * come, while somebody who reads further up keeps the line they read, whatever is added above or below.
 */
export function useThreadScroll(entries: readonly ThreadEntry[], older: OlderMessages) {
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
  const onScroll = useCallback(() => setAtEnd(isScrolledToEnd(scroller.current)), []);
  useStayAtEndOnResize(scroller, virtualizer, onScroll);
  useFollowOwnMessages(entries, () => virtualizer.scrollToEnd());

  const items = virtualizer.getVirtualItems();
  const firstIndex = items[0]?.index;
  const { hasOlder, state, load } = older;
  useEffect(() => {
    if (firstIndex !== undefined && firstIndex <= loadAheadEntries && hasOlder && state === 'idle') load();
  }, [firstIndex, hasOlder, state, load]);

  const scrollToIndex = useCallback(
    (index: number) => virtualizer.scrollToIndex(index, { align: 'center' }),
    [virtualizer],
  );
  const topEntry = entries[virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0];
  return { scroller, virtualizer, items, isAtEnd, onScroll, scrollToIndex, topEntry };
}

/** Asked of the element: the virtualizer may hear of a scroll later than we do. */
function isScrolledToEnd(element: HTMLElement | null): boolean {
  return !element || element.scrollHeight - element.scrollTop - element.clientHeight <= atEndWithinPx;
}

/**
 * The composer grows, the keyboard of a phone opens, a picture takes its height: the newest message stays in sight
 * until the operator scrolls up.
 */
function useStayAtEndOnResize(
  scroller: React.RefObject<HTMLDivElement | null>,
  virtualizer: { scrollToEnd: () => void },
  onSettled: () => void,
): void {
  const staysAtEnd = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let lastTop = element.scrollTop;
    const remember = () => {
      // Content that grows moves the end away without anybody having scrolled; only going up means leaving it.
      if (isScrolledToEnd(element)) staysAtEnd.current = true;
      else if (element.scrollTop < lastTop) staysAtEnd.current = false;
      lastTop = element.scrollTop;
    };
    const observer = new ResizeObserver(() => {
      if (staysAtEnd.current) virtualizer.scrollToEnd();
      onSettled();
    });
    element.addEventListener('scroll', remember, { passive: true });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', remember);
      observer.disconnect();
    };
  }, [scroller, virtualizer, onSettled]);
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
