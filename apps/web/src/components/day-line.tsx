import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

/** Where a day begins in a thread. */
export function DayLine({ at }: { at: string }) {
  const { dayLabel } = useFormats();
  const now = useNow('minute');
  return (
    <div role="separator" className="flex items-center gap-3 py-3 text-xs text-muted">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <span>{dayLabel(new Date(at), now)}</span>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
