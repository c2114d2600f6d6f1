import type { Conversation } from '@jsk/contracts/conversations';
import type { ScheduledMessage } from '@jsk/contracts/scheduled-messages';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/ui/skeleton';
import { scheduledMessagesOptions } from '@/lib/scheduled-queries';
import { ScheduledRow } from './scheduled-row';

/** What is sent later in this conversation, and what was held back. Nothing is asked while there is nothing. */
export function ScheduledList({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { lineUserId, scheduled } = conversation;
  const hasSome = scheduled.nextAt !== null || scheduled.held > 0;
  const messages = useQuery({ ...scheduledMessagesOptions(lineUserId), enabled: hasSome });
  if (!hasSome) return null;
  if (messages.isPending) return <Skeleton className="mb-1.5 h-11 rounded-xl" />;
  if (messages.isLoadingError) {
    return (
      <p role="alert" className="mb-1.5 px-2 text-[0.8125rem] text-danger">
        {t('schedule.loadError')}
      </p>
    );
  }
  return (
    <ul aria-label={t('schedule.listLabel')} className="mb-1.5 flex max-h-40 flex-col gap-1 overflow-y-auto">
      {heldFirst(messages.data ?? []).map((message) => (
        <ScheduledRow key={message.id} message={message} />
      ))}
    </ul>
  );
}

function heldFirst(messages: readonly ScheduledMessage[]): ScheduledMessage[] {
  return [...messages].sort((a, b) => Number(b.state === 'held') - Number(a.state === 'held'));
}
