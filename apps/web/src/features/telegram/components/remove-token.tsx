import type { TelegramIntegration } from '@jsk/contracts/telegram';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { useUpdateTelegram } from '../api/telegram';

/** The way back to the environment's token; there is none while nothing is stored. */
export function RemoveToken({ stored }: { stored: TelegramIntegration }) {
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending } = useUpdateTelegram();
  if (stored.botToken !== 'stored' && stored.botToken !== 'unreadable') return null;

  const { isEnabled, chatId, tellsHandoffs, tellsAlerts } = stored;
  const remove = () =>
    mutate(
      { isEnabled, chatId, tellsHandoffs, tellsAlerts, botToken: null },
      {
        onSuccess: () => toast.success(tAdmin('telegram.form.removed')),
        onError: (error) => toast.error(problemText(t, error)),
        onSettled: () => setAsked(false),
      },
    );
  return (
    <div className="-mt-4">
      <Button look="quiet" className="-ml-4" onClick={() => setAsked(true)}>
        {tAdmin('telegram.form.remove')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        question={tAdmin('telegram.form.removeTitle')}
        text={tAdmin('telegram.form.removeText')}
        confirm={tAdmin('telegram.form.remove')}
        isPending={isPending}
        onConfirm={remove}
        onCancel={() => setAsked(false)}
      />
    </div>
  );
}
