import type { Session } from '@jsk/contracts/sessions';
import { useLive } from './live-context';
import { useStore } from './store';
import { useFormats } from './use-formats';
import { useNow } from './use-now';

/**
 * In how long a session that nobody writes in is closed, in words; null when that may happen any moment, because
 * sessions are looked after every few minutes only.
 */
export function useClosing({ closesAt }: Pick<Session, 'closesAt'>): string | null {
  const { duration } = useFormats();
  const now = useNow('second') + useStore(useLive().serverClock);
  const leftMs = closesAt === null ? 0 : Date.parse(closesAt) - now;
  return leftMs > 0 ? duration(leftMs) : null;
}
