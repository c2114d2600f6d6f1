import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

/** How long since a moment, counting. */
export function RunningTime({ since }: { since: string }) {
  const { runningDuration } = useFormats();
  const now = useNow('second');
  return <span className="tabular-nums">{runningDuration(now - Date.parse(since))}</span>;
}
