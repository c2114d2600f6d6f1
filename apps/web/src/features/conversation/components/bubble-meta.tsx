import type { Message } from '@jsk/contracts/messages';
import { Check, CircleAlert, CircleHelp, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageTime } from '@/components/moment';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';

/**
 * Time, state and cost beside a bubble: always at the last of a group, else when the pointer is there. What was paid
 * for is never hidden.
 */
export function BubbleMeta({ message, isLast }: { message: Message; isLast: boolean }) {
  const isOutgoing = message.direction === 'OUTGOING';
  const isSettled =
    message.state === 'accepted' || message.state === 'received' || message.state === 'unsent';
  return (
    <div
      className={cn(
        'flex shrink-0 flex-col pb-0.5 text-[0.6875rem] leading-4 text-muted',
        isOutgoing && 'items-end',
      )}
    >
      <EditedMark message={message} />
      {message.cost === 'paid' && <CostChip message={message} />}
      <div
        className={cn(
          'flex flex-col transition-opacity duration-150',
          isOutgoing && 'items-end',
          !isLast &&
            isSettled &&
            'opacity-0 group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100',
        )}
      >
        {message.cost !== 'paid' && <CostChip message={message} />}
        <span className="flex items-center gap-1">
          <StateMark message={message} />
          <MessageTime at={message.createdAt} />
        </span>
      </div>
    </div>
  );
}

/** What a customer changed afterwards is not what was answered to, so it is always told. */
function EditedMark({ message: { editedAt, state, type } }: { message: Message }) {
  const { t } = useTranslation();
  const { exactTime } = useFormats();
  if (!editedAt || state === 'unsent') return null;
  return (
    <span
      title={t(type === 'note' ? 'notes.editedAt' : 'thread.editedAt', {
        time: exactTime(new Date(editedAt)),
      })}
      className="italic"
    >
      {t('thread.edited')}
    </span>
  );
}

const costColors = { free: 'text-cost-free', paid: 'text-cost-paid', coalesced: 'text-muted' };

function CostChip({ message: { cost } }: { message: Message }) {
  const { t } = useTranslation();
  if (!cost) return null;
  return (
    <span title={t(`thread.costs.${cost}`)} className={cn('whitespace-nowrap', costColors[cost])}>
      {t(`thread.${cost}`)}
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
