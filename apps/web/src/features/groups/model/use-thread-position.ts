import { useLayoutEffect, useRef } from 'react';

/** Nearer to the end than this counts as reading the newest. */
const nearEndPx = 48;

/**
 * Keeps what is being read in its place: older messages come in above it, and new ones are only followed by who
 * reads the newest.
 */
export function useThreadPosition(newestId: string | undefined, count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const distanceFromEnd = useRef(0);
  const lastNewestId = useRef<string | undefined>(undefined);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const isOlderOnly = lastNewestId.current === newestId;
    lastNewestId.current = newestId;
    if (isOlderOnly || distanceFromEnd.current < nearEndPx) {
      element.scrollTop = element.scrollHeight - element.clientHeight - distanceFromEnd.current;
    }
  }, [newestId, count]);

  return {
    scroller,
    onScroll: () => {
      const element = scroller.current;
      if (element) distanceFromEnd.current = element.scrollHeight - element.clientHeight - element.scrollTop;
    },
  };
}
