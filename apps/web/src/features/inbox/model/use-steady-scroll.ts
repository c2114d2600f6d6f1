import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

/**
 * Keeps what is on the screen where it is when rows come, go or move above it: the list moves by as much as most of the
 * rows in sight did. At the top it stays there, so that news can be seen.
 */
export function useSteadyScroll(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  keys: readonly string[],
): void {
  const shown = useRef(new Map<string, number>());
  const order = keys.join();

  useLayoutEffect(() => {
    if ((virtualizer.scrollOffset ?? 0) <= 0 || shown.current.size === 0) return;
    const moves: number[] = [];
    // Only a new order moves rows; `keys` is another array at every rendering.
    const listed = order.split(',');
    for (const [key, start] of shown.current) {
      const index = listed.indexOf(key);
      const now = index < 0 ? undefined : virtualizer.measurementsCache[index]?.start;
      if (now !== undefined) moves.push(now - start);
    }
    const shift = moves.sort((a, b) => a - b)[moves.length >> 1] ?? 0;
    if (shift !== 0) virtualizer.scrollBy(shift);
  }, [order, virtualizer]);

  useLayoutEffect(() => {
    shown.current = new Map(virtualizer.getVirtualItems().map(({ key, start }) => [String(key), start]));
  });
}
