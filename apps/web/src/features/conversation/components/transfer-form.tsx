import type { Colleague, Conversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { ErrorState } from '@/components/error-state';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { fieldStyle } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { problemText } from '@/lib/i18n/problem-text';
import { useTransferConversation } from '../api/session-actions';
import { ColleagueChoice } from './colleague-choice';

const presenceOrder = { online: 0, away: 1, offline: 2 };

export function TransferForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { t } = useTranslation();
  const { lineUserId, session } = conversation;
  // Load changes all the time and is not told by the socket.
  const colleagues = useQuery({ ...colleaguesOptions, refetchOnMount: 'always' });
  const transfer = useTransferConversation(lineUserId);
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const [reason, setReason] = useState('');

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!chosen) return;
    const input = { toOperatorId: chosen.id, ...(reason.trim() && { reason: reason.trim() }) };
    transfer.mutate(input, {
      onSuccess: () => {
        toast.success(t('transfer.done', { name: chosen.name }));
        onDone();
      },
      onError: (error) => toast.error(problemText(t, error)),
    });
  }

  if (colleagues.isPending) return <Skeleton className="m-5 h-32 rounded-md" />;
  if (colleagues.isError) {
    return <ErrorState title={t('transfer.loadError')} onRetry={() => void colleagues.refetch()} />;
  }
  const others = colleagues.data
    .filter(({ id }) => id !== session?.operator?.id)
    .sort(
      (a, b) => presenceOrder[a.presence] - presenceOrder[b.presence] || a.activeSessions - b.activeSessions,
    );
  if (others.length === 0) return <p className="p-5 text-muted">{t('transfer.nobody')}</p>;
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4 p-5">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1.5 font-medium">{t('transfer.to')}</legend>
        <div className="-mx-2 max-h-64 overflow-y-auto px-2">
          {others.map((colleague) => (
            <ColleagueChoice
              key={colleague.id}
              colleague={colleague}
              isChosen={colleague.id === chosen?.id}
              onChoose={() => setChosen(colleague)}
            />
          ))}
        </div>
      </fieldset>
      <FormField label={t('transfer.reason')} hint={t('transfer.reasonHint')}>
        {(field) => (
          <textarea
            {...field}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            className={cn(fieldStyle, 'resize-none py-2')}
          />
        )}
      </FormField>
      <div className="flex justify-end">
        <Button
          type="submit"
          look="primary"
          disabled={!chosen || transfer.isPending}
          className="pointer-coarse:h-11"
        >
          {t('transfer.submit')}
        </Button>
      </div>
    </form>
  );
}
