import type { Conversation } from '@jsk/contracts/conversations';
import { Clock } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { IconButton } from '@/components/ui/icon-button';
import { useFormats } from '@/lib/use-formats';
import { useCancelScheduled, useScheduleMessage } from '../api/scheduled-messages';

const SendLaterDialog = lazy(async () => ({
  default: (await import('./send-later-dialog')).SendLaterDialog,
}));

interface SendLaterButtonProps {
  conversation: Conversation;
  text: string;
  disabled: boolean;
  /** The text waits on the server for its time. */
  onScheduled: () => void;
}

/** Has what is written sent later. */
export function SendLaterButton({ conversation, text, disabled, onScheduled }: SendLaterButtonProps) {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  // The same id for one dialog: a second try of what has arrived is not a second message.
  const [clientId, setClientId] = useState<string | null>(null);
  const schedule = useScheduleMessage();
  const cancel = useCancelScheduled();
  const { lineUserId } = conversation;
  const close = () => {
    setClientId(null);
    schedule.reset();
  };
  return (
    <>
      <span className="ml-auto shrink-0">
        <IconButton
          label={t('schedule.sendLater')}
          side="top"
          disabled={disabled}
          onClick={() => setClientId(crypto.randomUUID())}
        >
          <Clock aria-hidden />
        </IconButton>
      </span>
      {clientId !== null && (
        <Suspense>
          <SendLaterDialog
            text={text}
            scheduled={null}
            isSaving={schedule.isPending}
            failure={schedule.error}
            onClose={close}
            onSubmit={(chosen) =>
              schedule.mutate(
                { lineUserId, clientId, ...chosen },
                {
                  onSuccess: (scheduled) => {
                    close();
                    onScheduled();
                    const time = nearMoment(new Date(scheduled.sendAt), Date.now());
                    toast.success(t('schedule.scheduled', { time }), {
                      action: { label: t('schedule.undo'), onClick: () => cancel.mutate(scheduled) },
                    });
                  },
                },
              )
            }
          />
        </Suspense>
      )}
    </>
  );
}
