import type { ScheduledMessage } from '@jsk/contracts/scheduled-messages';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { problemText } from '@/lib/i18n/problem-text';
import { quotaLevelOptions } from '@/lib/quota-queries';
import { isForeignTime } from '@/lib/time-zone';
import { useFormats } from '@/lib/use-formats';
import { momentOf, wallTimeAt } from '@/lib/zoned-moment';
import { problemOfSendTime, presetTime, sendTimePresets } from '../model/send-times';
import { textLimitOf } from '../model/text-limit';

export interface SendLater {
  text: string;
  sendAt: string;
  cancelIfCustomerWrites: boolean;
}

interface SendLaterDialogProps {
  text: string;
  /** What is changed; null for a new one. */
  scheduled: ScheduledMessage | null;
  isSaving: boolean;
  failure: Error | null;
  onSubmit: (chosen: SendLater) => void;
  onClose: () => void;
}

/** When a text is to be sent, and whether also when the customer writes first. */
export function SendLaterDialog(props: SendLaterDialogProps) {
  const { scheduled, isSaving, failure, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const { timeZone } = useFormats();
  const [openedAt] = useState(() => Date.now());
  const [text, setText] = useState(props.text);
  const [time, setTime] = useState(() =>
    wallTimeAt(
      scheduled?.state === 'open' ? new Date(scheduled.sendAt) : presetTime('tomorrow', openedAt, timeZone),
      timeZone,
    ),
  );
  const sendAt = momentOf(time, timeZone);
  const [cancelIfCustomerWrites, setCancel] = useState(scheduled?.cancelIfCustomerWrites ?? true);
  const [wasSubmitted, setSubmitted] = useState(false);
  const problem = wasSubmitted ? problemOfSendTime(sendAt, openedAt) : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setSubmitted(true);
    if (isSaving || !textLimitOf(text).canSend || problemOfSendTime(sendAt, Date.now())) return;
    onSubmit({ text, sendAt: sendAt.toISOString(), cancelIfCustomerWrites });
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t(scheduled ? 'schedule.editTitle' : 'schedule.title')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5 p-5">
        {failure && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
            {problemText(t, failure)}
          </p>
        )}
        <FormField label={t('schedule.text')}>
          {(field) => (
            <textarea
              {...field}
              rows={3}
              dir="auto"
              value={text}
              onChange={({ target }) => setText(target.value)}
              className="rounded-lg border border-line-strong bg-surface px-3 py-2"
            />
          )}
        </FormField>
        <PresetButtons now={openedAt} time={time} onChoose={setTime} />
        <FormField
          label={t('schedule.time')}
          hint={isForeignTime(new Date(openedAt)) ? t('schedule.zone', { timeZone }) : undefined}
          error={problem ? t(`schedule.problems.${problem}`) : undefined}
        >
          {(field) => (
            <Input
              {...field}
              type="datetime-local"
              value={time}
              min={wallTimeAt(new Date(openedAt), timeZone)}
              onChange={({ target }) => setTime(target.value)}
            />
          )}
        </FormField>
        <SwitchField
          label={t('schedule.cancelIfCustomerWrites')}
          hint={t('schedule.cancelHint')}
          value={cancelIfCustomerWrites}
          onChange={setCancel}
        />
        <CostWarning />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={isSaving || !textLimitOf(text).canSend}>
            {isSaving && <Spinner className="size-4" />}
            {t('schedule.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface PresetButtonsProps {
  now: number;
  time: string;
  onChoose: (time: string) => void;
}

function PresetButtons({ now, time, onChoose }: PresetButtonsProps) {
  const { t } = useTranslation();
  const { timeZone } = useFormats();
  return (
    <div role="group" aria-label={t('schedule.presetsLabel')} className="flex flex-wrap gap-2">
      {sendTimePresets.map((preset) => {
        const chosen = wallTimeAt(presetTime(preset, now, timeZone), timeZone);
        return (
          <Button
            key={preset}
            size="small"
            look={chosen === time ? 'pressed' : 'outline'}
            aria-pressed={chosen === time}
            onClick={() => onChoose(chosen)}
          >
            {t(`schedule.presets.${preset}`)}
          </Button>
        );
      })}
    </div>
  );
}

/** By then no reply is free any more. */
function CostWarning() {
  const { t } = useTranslation();
  const { count } = useFormats();
  const left = useQuery(quotaLevelOptions).data?.remaining ?? null;
  return (
    <p className="rounded-lg bg-warning-soft px-3 py-2 text-[0.8125rem] text-warning">
      {t('schedule.cost')}
      {left !== null && ` · ${t('schedule.quotaLeft', { left: count(left) })}`}
    </p>
  );
}
