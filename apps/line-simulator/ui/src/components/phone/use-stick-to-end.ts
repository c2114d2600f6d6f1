import { useEffect, useRef, type RefObject } from 'react';

const NEAR_END_PX = 160;

interface StickToEnd {
  /** For the element that scrolls. */
  list: RefObject<HTMLDivElement | null>;
  /** For what grows inside it. */
  content: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
}

/**
 * Keeps a scrolling list at its end while it grows or the window changes, unless the reader scrolled up.
 * A change of `ownMessages` (something the reader wrote) always goes to the end.
 */
export function useStickToEnd(ownMessages: number): StickToEnd {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    if (ownMessages === 0) return;
    isAtEnd.current = true;
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [ownMessages]);

  useEffect(() => {
    // Pictures arrive after their message and make the list grow once more.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
    });
    for (const element of [list.current, content.current]) if (element) observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = (): void => {
    const element = list.current;
    if (!element) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
  };
  return { list, content, onScroll };
}
