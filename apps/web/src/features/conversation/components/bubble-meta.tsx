import type { Message } from '@jsk/contracts/messages';
import { Check, CircleAlert, CircleHelp, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';

/** Time, state and cost beside a bubble: always at the last of a group, else when the pointer is there. */
export function BubbleMeta({ message, isLast }: { message: Message; isLast: boolean }) {
  const { clockTime, exactTime } = useFormats();
  const at = new Date(message.createdAt);
  const isOutgoing = message.direction === 'OUTGOING';
  const isSettled =
    message.state === 'accepted' || message.state === 'received' || message.state === 'unsent';
  return (
    <div
      className={cn(
        'flex shrink-0 flex-col pb-0.5 text-[0.6875rem] leading-4 text-muted transition-opacity duration-150',
        isOutgoing && 'items-end',
        !isLast && isSettled && 'opacity-0 group-hover/bubble:opacity-100',
      )}
    >
      <CostChip message={message} />
      <span className="flex items-center gap-1">
        <StateMark message={message} />
        <time dateTime={message.createdAt} title={exactTime(at)} className="tabular-nums">
          {clockTime(at)}
        </time>
      </span>
    </div>
  );
}

function CostChip({ message: { state, via } }: { message: Message }) {
  const { t } = useTranslation();
  if (state !== 'accepted' || !via) return null;
  return (
    <span className={cn('whitespace-nowrap', via === 'reply' ? 'text-cost-free' : 'text-cost-paid')}>
      {t(via === 'reply' ? 'thread.free' : 'thread.paid')}
    </span>
  );
}

function StateMark({ message: { state } }: { message: Message }) {
  const { t } = useTranslation();
  switch (state) {
    case 'queued':
      return <Clock role="img" aria-label={t('thread.queued')} className="size-3" />;
    case 'accepted':
      return <Check role="img" aria-label={t('thread.accepted')} className="size-3.5" />;
    case 'failed':
      return <CircleAlert role="img" aria-label={t('thread.failed')} className="size-3.5 text-danger" />;
    case 'unknown':
      return <CircleHelp role="img" aria-label={t('thread.unknown')} className="size-3.5 text-warning" />;
    default:
      return null;
  }
}
