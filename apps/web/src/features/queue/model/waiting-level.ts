/** How bad it is that somebody has waited so long. */
export type WaitingLevel = 'fine' | 'long' | 'tooLong';

/** Five minutes in the queue are the promise; from half of that on it is worth hurrying. */
const longFromMs = 150_000;
const tooLongFromMs = 300_000;

export function waitingLevel(waitedMs: number): WaitingLevel {
  if (waitedMs >= tooLongFromMs) return 'tooLong';
  return waitedMs >= longFromMs ? 'long' : 'fine';
}
