import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { useSnooze, useWake } from '../api/snooze';

/** From the wish to put a conversation aside to the notice that takes it back. */
export function useSnoozeFlow(lineUserId: string) {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  const [isAsking, setAsking] = useState(false);
  const snooze = useSnooze(lineUserId);
  const wake = useWake(lineUserId);

  const choose = (until: Date | null) =>
    snooze.mutate(until && until.toISOString(), {
      onSuccess: () => {
        setAsking(false);
        toast.success(t('sessionActions.snoozed'), {
          description: until
            ? t('sessionActions.snoozedUntil', { time: nearMoment(until, Date.now()) })
            : t('sessionActions.snoozedUntilReply'),
          action: { label: t('sessionActions.undo'), onClick: () => wake.mutate() },
        });
      },
      onError: (error) => toast.error(problemText(t, error)),
    });

  return {
    isAsking,
    ask: () => setAsking(true),
    stopAsking: () => setAsking(false),
    choose,
    isSnoozing: snooze.isPending,
  };
}
