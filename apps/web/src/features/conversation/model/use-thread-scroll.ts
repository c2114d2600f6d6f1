import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { estimatedHeightOf } from './estimated-height';
import { indexShowing, type ThreadEntry } from './thread-entries';
import type { JumpTarget } from './use-jump';
import type { MoreMessages } from './use-more';

const atEndWithinPx = 80;
const loadAheadEntries = 6;
/** Over a longer way nobody can follow, and what is drawn on it is drawn for nothing. */
const smoothWithinScreens = 3;

interface ThreadScrollOptions {
  entries: readonly ThreadEntry[];
  older: MoreMessages;
  newer: MoreMessages;
  /** Opens there instead of at the newest message, and goes there when it changes. */
  target: JumpTarget | null;
}

/**
 * Where the thread is scrolled to. Anchored to its end: it opens at the newest message and stays there as messages
 * come, while somebody who reads further up keeps the line they read, whatever is added above or below.
 */
export function useThreadScroll({ entries, older, newer, target }: ThreadScrollOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(target === null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeightOf(entries[index]),
    getItemKey: (index) => entries[index]?.key ?? index,
    anchorTo: 'end',
    // What comes below while there is more is no news.
    followOnAppend: !newer.has,
    scrollEndThreshold: atEndWithinPx,
    overscan: 8,
    paddingStart: 16,
    paddingEnd: 16,
    useFlushSync: false,
  });

  const opensAtEnd = useRef(target === null);
  useLayoutEffect(() => {
    if (opensAtEnd.current) virtualizer.scrollToEnd();
  }, [virtualizer]);
  const onScroll = useCallback(() => setAtEnd(isScrolledToEnd(scroller.current)), []);
  useStayAtEndOnResize({ scroller, virtualizer, onSettled: onScroll, opensAtEnd, hasNewer: newer.has });
  useFollowOwnMessages(entries, () => virtualizer.scrollToEnd());

  const items = virtualizer.getVirtualItems();
  const [firstIndex, lastIndex] = [items[0]?.index, items.at(-1)?.index];
  // Not on the way to a message: until it is reached, the first lines are those that happen to be drawn.
  const isThere = target === null;
  useLoadAhead(older, isThere && firstIndex !== undefined && firstIndex <= loadAheadEntries);
  useLoadAhead(newer, isThere && lastIndex !== undefined && lastIndex >= entries.length - loadAheadEntries);
  useScrollTo(target, entries, (index) => virtualizer.scrollToIndex(index, { align: 'center' }));

  const topEntry = entries[virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0];
  const toEnd = () => {
    const screens = virtualizer.getDistanceFromEnd() / (scroller.current?.clientHeight || 1);
    virtualizer.scrollToEnd({ behavior: screens > smoothWithinScreens ? 'auto' : 'smooth' });
  };
  return { scroller, virtualizer, items, isAtEnd: isAtEnd && !newer.has, onScroll, toEnd, topEntry };
}

function useLoadAhead({ has, state, load }: MoreMessages, isNear: boolean): void {
  useEffect(() => {
    if (isNear && has && state === 'idle') load();
  }, [isNear, has, state, load]);
}

/** Once for every target, as soon as it is among the entries; again when a page above moves it meanwhile. */
function useScrollTo(
  target: JumpTarget | null,
  entries: readonly ThreadEntry[],
  scrollToIndex: (index: number) => void,
): void {
  const reached = useRef<{ target: JumpTarget; index: number } | null>(null);
  useLayoutEffect(() => {
    if (!target) return;
    const index = indexShowing(entries, target.messageId);
    const isReached = reached.current?.target === target && reached.current.index === index;
    if (index < 0 || isReached) return; // Not found: loaded, and on its way from the cache to the entries.
    reached.current = { target, index };
    scrollToIndex(index);
  });
}

/** Asked of the element: the virtualizer may hear of a scroll later than we do. */
function isScrolledToEnd(element: HTMLElement | null): boolean {
  return !element || element.scrollHeight - element.scrollTop - element.clientHeight <= atEndWithinPx;
}

interface StayAtEndOptions {
  scroller: React.RefObject<HTMLDivElement | null>;
  virtualizer: { scrollToEnd: () => void };
  onSettled: () => void;
  opensAtEnd: React.RefObject<boolean>;
  /** Then the end is not the newest message, and nobody stays there. */
  hasNewer: boolean;
}

/**
 * The composer grows, the keyboard of a phone opens, a picture takes its height: the newest message stays in sight
 * until the operator scrolls up.
 */
function useStayAtEndOnResize(options: StayAtEndOptions): void {
  const { scroller, virtualizer, onSettled, opensAtEnd, hasNewer } = options;
  const staysAtEnd = useRef(opensAtEnd.current);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (hasNewer) staysAtEnd.current = false;
    let lastTop = element.scrollTop;
    const remember = () => {
      // Content that grows moves the end away without anybody having scrolled; only going up means leaving it.
      if (isScrolledToEnd(element)) staysAtEnd.current = !hasNewer;
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
  }, [scroller, virtualizer, onSettled, hasNewer]);
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
