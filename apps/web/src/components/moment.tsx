import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { useDerivedNow } from '@/lib/use-now';

interface MomentProps {
  /** An ISO 8601 time. */
  at: string;
  /** `list`: as short as can be, "5 min"; `day`: day and clock, "today 13:30". */
  as?: 'list' | 'day';
  /** Puts the time into a sentence. */
  phrase?: (time: string) => string;
  className?: string;
}

/** When something happened, as seen from now; in full for those who hover. */
export function Moment({ at, as = 'day', phrase = (time) => time, className }: MomentProps) {
  const { listTime, pastMoment, exactTime } = useFormats();
  const date = new Date(at);
  const words = useDerivedNow('minute', (now) => phrase((as === 'list' ? listTime : pastMoment)(date, now)));
  return (
    <time dateTime={at} title={exactTime(date)} className={cn('tabular-nums', className)}>
      {words}
    </time>
  );
}

/** When a message was written, below a separator that tells the day. */
export function MessageTime({ at }: { at: string }) {
  const { clockTime, exactTime } = useFormats();
  const date = new Date(at);
  return (
    <time dateTime={at} title={exactTime(date)} className="tabular-nums">
      {clockTime(date)}
    </time>
  );
}
