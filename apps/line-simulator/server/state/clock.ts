/** Milliseconds since the epoch. Injected, so that tests turn the 60 s and 24 h rules without waiting. */
export type Clock = () => number;

/** The time of the machine. */
export const systemClock: Clock = () => Date.now();
