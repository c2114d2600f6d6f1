import type { QueryClient } from '@tanstack/react-query';

/** Calls once the browser has nothing better to do. @returns a function that calls it off */
export function whenIdle(act: () => void): () => void {
  // Safari does not have it.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, 200);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(act);
  return () => cancelIdleCallback(request);
}

/**
 * Calls once the browser has nothing better to do and nothing is being fetched: what is loaded ahead does not have to
 * share the line with what somebody waits for. @returns a function that calls it off
 */
export function whenQuiet(client: QueryClient, act: () => void): () => void {
  let callOff: (() => void) | undefined;
  const consider = () => {
    callOff?.();
    callOff = client.isFetching() > 0 ? undefined : whenIdle(actIfQuiet);
  };
  const actIfQuiet = () => {
    if (client.isFetching() > 0) return;
    stop();
    act();
  };
  const stopWatching = client.getQueryCache().subscribe(consider);
  const stop = () => {
    stopWatching();
    callOff?.();
  };
  consider();
  return stop;
}
