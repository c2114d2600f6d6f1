import { useLive } from '@/lib/live-context';
import { useNow } from '@/lib/use-now';
import { useStore } from '@/lib/store';

/** How long the server counts a reply token as good, in seconds: a full ring. */
const longestSeconds = 50;

export interface FreeReply {
  /** Whole seconds in which an answer is still free; 0 when it is not any more. */
  seconds: number;
  /** The same as a part of the longest possible, from 0 to 1. */
  part: number;
}

/** @param until when the free reply ends, in the server's time. */
export function useFreeReply(until: string | null): FreeReply {
  const now = useNow('second') + useStore(useLive().serverClock);
  const seconds = until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return { seconds, part: Math.min(1, seconds / longestSeconds) };
}
