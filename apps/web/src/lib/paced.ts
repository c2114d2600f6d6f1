export interface Paced {
  /** Asks for it: done at once, or as soon as the pace allows. */
  (): void;
  stop(): void;
}

/**
 * Something that is asked for more often than it is worth doing. It is done at most once in `everyMs` and never twice
 * at a time; whoever asks meanwhile gets it afterwards, once for all.
 */
export function paced(everyMs: number, act: () => Promise<unknown>): Paced {
  let isBusy = false;
  let isWanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = () => {
    isBusy = true;
    isWanted = false;
    const pause = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, everyMs);
    });
    void Promise.allSettled([act(), pause]).then(() => {
      isBusy = false;
      if (isWanted) run();
    });
  };
  const ask = () => {
    if (isBusy) isWanted = true;
    else run();
  };
  return Object.assign(ask, { stop: () => clearTimeout(timer) });
}
