import type { LiveConnection } from './socket';
import { createStore } from './store';

/** A socket is usually there in a small part of this time; who has a bad line shall not look at nothing for longer. */
const longestWaitMs = 1_500;

const areHeld = createStore(false);

/** To be called before anything is shown: what the socket keeps right is fetched only when the socket is there. */
export function holdFirstFetches(): void {
  areHeld.set(true);
}

/**
 * Resolves when the socket tells what changes, or has not come in time. What is fetched before would miss what happens
 * until then, and have to be fetched again.
 */
export function connectionTried(): Promise<void> {
  return new Promise((resolve) => {
    if (!areHeld.get()) return resolve();
    const stop = areHeld.subscribe(() => {
      stop();
      resolve();
    });
  });
}

/**
 * Lets go what is held as soon as the connection is there, has failed, or takes too long.
 * @param refetch is called whenever the connection comes (back) after something was fetched without it
 * @returns a function that stops
 */
export function followConnection({ state }: Pick<LiveConnection, 'state'>, refetch: () => void): () => void {
  const letGo = () => areHeld.set(false);
  const onChange = () => {
    const isComplete = areHeld.get();
    if (state.get() !== 'connecting') letGo();
    if (state.get() === 'online' && !isComplete) refetch();
  };
  const giveUp = setTimeout(letGo, longestWaitMs);
  const stopWatching = state.subscribe(onChange);
  if (state.get() !== 'connecting') letGo();
  return () => {
    clearTimeout(giveUp);
    stopWatching();
    letGo();
  };
}
