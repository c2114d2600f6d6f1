import { useSyncExternalStore } from 'react';

type Rhythm = 'second' | 'minute';

/** One timer for every clock on the screen, so that they change together. */
function createTicker(everyMs: number) {
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  const tick = () => {
    now = Date.now();
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => now,
    subscribe(listener: () => void) {
      listeners.add(listener);
      if (listeners.size === 1) {
        now = Date.now();
        timer = setInterval(tick, everyMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}

const tickers: Record<Rhythm, ReturnType<typeof createTicker>> = {
  second: createTicker(1_000),
  minute: createTicker(20_000),
};

/** What follows from the time; renders again only when that changes, not in the rhythm in which it is looked at. */
export function useDerivedNow<Derived extends string | number | boolean | null>(
  rhythm: Rhythm,
  derive: (now: number) => Derived,
): Derived {
  const { subscribe, get } = tickers[rhythm];
  return useSyncExternalStore(subscribe, () => derive(get()));
}

/** The time in ms, renewed in the given rhythm. */
export function useNow(rhythm: Rhythm): number {
  return useSyncExternalStore(tickers[rhythm].subscribe, tickers[rhythm].get);
}
