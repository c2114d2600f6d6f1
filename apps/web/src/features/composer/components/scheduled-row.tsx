import type { ScheduledMessage } from '@jsk/contracts/scheduled-messages';
import { CircleAlert, Clock, Pencil, SendHorizontal, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import {
  useCancelScheduled,
  useScheduleMessage,
  useSendScheduled,
  useUpdateScheduled,
} from '../api/scheduled-messages';

const SendLaterDialog = lazy(async () => ({
  default: (await import('./send-later-dialog')).SendLaterDialog,
}));

/** One text that is sent later: when, or why it was not, and what can be done about it. */
export function ScheduledRow({ message }: { message: ScheduledMessage }) {
  const { t } = useTranslation();
  const { nearMoment, exactTime } = useFormats();
  const now = useNow('minute');
  const [isEditing, setEditing] = useState(false);
  const send = useSendScheduled();
  const isHeld = message.heldReason !== null;
  const at = new Date(message.sendAt);
  const Icon = isHeld ? CircleAlert : Clock;
  return (
    <li
      className={cn(
        'flex items-center gap-2 rounded-xl border bg-surface py-1 pr-1 pl-2.5 text-[0.8125rem]',
        isHeld && 'border-danger',
      )}
    >
      <Icon aria-hidden className={cn('size-4 shrink-0', isHeld ? 'text-danger' : 'text-muted')} />
      <div className="min-w-0 flex-1">
        <p dir="auto" title={message.text} className="truncate">
          {message.text}
        </p>
        <p className={cn('text-xs leading-5', isHeld ? 'text-danger' : 'text-muted')}>
          <time dateTime={message.sendAt} title={exactTime(at)} className="tabular-nums">
            {message.heldReason
              ? t(`schedule.held.${message.heldReason}`)
              : t('schedule.at', { time: nearMoment(at, now), name: message.operator.name })}
          </time>
        </p>
      </div>
      <IconButton
        label={t('schedule.sendNow')}
        size="tiny"
        side="top"
        disabled={send.isPending}
        onClick={() => send.mutate(message, { onError: (error) => toast.error(problemText(t, error)) })}
      >
        <SendHorizontal aria-hidden />
      </IconButton>
      <IconButton label={t('schedule.edit')} size="tiny" side="top" onClick={() => setEditing(true)}>
        <Pencil aria-hidden />
      </IconButton>
      <CancelButton message={message} />
      {isEditing && <EditDialog message={message} onClose={() => setEditing(false)} />}
    </li>
  );
}

/** Taken back, it is scheduled anew as it was; one that was held back has no time to go back to. */
function CancelButton({ message }: { message: ScheduledMessage }) {
  const { t } = useTranslation();
  const cancel = useCancelScheduled();
  const schedule = useScheduleMessage();
  const { lineUserId, text, sendAt, cancelIfCustomerWrites, state } = message;
  const fail = (error: Error) => void toast.error(problemText(t, error));
  function undo() {
    const again = { lineUserId, text, sendAt, cancelIfCustomerWrites, clientId: crypto.randomUUID() };
    schedule.mutate(again, { onError: fail });
  }
  // Not told to `mutate`: by then the row is gone, and with it whoever would listen.
  async function take() {
    try {
      await cancel.mutateAsync(message);
      const action = { label: t('schedule.undo'), onClick: undo };
      toast(t('schedule.cancelled'), state === 'open' ? { action } : {});
    } catch (error) {
      fail(error as Error);
    }
  }
  return (
    <IconButton
      label={t('schedule.cancel')}
      size="tiny"
      side="top"
      disabled={cancel.isPending}
      onClick={() => void take()}
    >
      <X aria-hidden />
    </IconButton>
  );
}

function EditDialog({ message, onClose }: { message: ScheduledMessage; onClose: () => void }) {
  const update = useUpdateScheduled();
  const { lineUserId, id: scheduledMessageId } = message;
  return (
    <Suspense>
      <SendLaterDialog
        text={message.text}
        scheduled={message}
        isSaving={update.isPending}
        failure={update.error}
        onClose={onClose}
        onSubmit={(chosen) =>
          update.mutate({ lineUserId, scheduledMessageId, ...chosen }, { onSuccess: onClose })
        }
      />
    </Suspense>
  );
}
