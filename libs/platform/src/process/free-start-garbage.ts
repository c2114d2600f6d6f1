import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * When it is done, in milliseconds after the start: everything that a start does is over by then. The second time V8 has
 * seen that little is allocated any more, and gives back what it kept for more.
 */
const afterMs = [5000, 15_000];

/**
 * Gives back what the start has left behind: about 30 MB in every process (`npm run bench -- q10`). The collector itself
 * would only do it when memory is needed again, which may be hours later in a quiet process.
 */
export function freeStartGarbage(): void {
  // The collector has no other door: https://nodejs.org/docs/latest-v20.x/api/v8.html#v8setflagsfromstringflags
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  for (const ms of afterMs) setTimeout(() => collect(), ms).unref();
}
