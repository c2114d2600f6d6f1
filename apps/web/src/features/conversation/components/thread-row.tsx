import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { systemLineOf } from '@/lib/system-line';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import type { ThreadActions } from '../model/thread-actions';
import type { ThreadEntry } from '../model/thread-entries';
import { BubbleRow } from './bubble-row';

interface ThreadRowProps {
  entry: ThreadEntry;
  conversation: Conversation | undefined;
  actions: ThreadActions;
  isHighlighted: boolean;
}

export function ThreadRow({ entry, ...others }: ThreadRowProps) {
  switch (entry.kind) {
    case 'day':
      return <DayLine at={entry.at} />;
    case 'system':
      return <SystemLine entry={entry} />;
    case 'bubble':
      return <BubbleRow entry={entry} {...others} />;
  }
}

function DayLine({ at }: { at: string }) {
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

function SystemLine({ entry: { message } }: { entry: Extract<ThreadEntry, { kind: 'system' }> }) {
  const { t } = useTranslation();
  const { clockTime, exactTime } = useFormats();
  const at = new Date(message.createdAt);
  return (
    <p className="px-6 py-2.5 text-center text-xs text-balance text-muted">
      {systemLineOf(t, message)}{' '}
      <time dateTime={message.createdAt} title={exactTime(at)} className="tabular-nums">
        {clockTime(at)}
      </time>
    </p>
  );
}
