import type { HoursOverride } from '@jsk/contracts/business-hours';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useOverride } from '../api/business-hours';
import { endOfDay, momentOf, wallTimeAt } from '@/lib/zoned-moment';

const durations = ['hour', 'day', 'moment', 'ended'] as const;
type Duration = (typeof durations)[number];

const hourMs = 60 * 60 * 1000;

interface OverrideDialogProps {
  state: HoursOverride['state'];
  timeZone: string;
  onClose: () => void;
}

/** Open or closed now, whatever the week says: for how long? */
export function OverrideDialog({ state, timeZone, onClose }: OverrideDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const override = useOverride();
  const [duration, setDuration] = useState<Duration>('hour');
  const [typed, setTyped] = useState(() => wallTimeAt(new Date(Date.now() + hourMs), timeZone));
  const isOver = duration === 'moment' && !(momentOf(typed, timeZone) > new Date());
  const isRefused = override.error instanceof ApiProblem && override.error.errors.length > 0;

  function submit(): boolean {
    if (isOver) return false;
    const until = endOf(duration, typed, timeZone)?.toISOString() ?? null;
    const onSuccess = () => {
      toast.success(t(`businessHours.override.done.${state}`));
      onClose();
    };
    override.mutate({ state, until }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={t(`businessHours.override.${state}`)}
      description={t(`businessHours.override.text.${state}`)}
      submitLabel={t(`businessHours.override.${state}`)}
      isSaving={override.isPending}
      failure={override.error && !isRefused ? problemText(tCommon, override.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t('businessHours.override.duration')}>
        {(field) => (
          <Select
            {...field}
            value={duration}
            onChange={(event) => setDuration(event.target.value as Duration)}
          >
            {durations.map((one) => (
              <option key={one} value={one}>
                {t(`businessHours.override.durations.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {duration === 'moment' && (
        <FormField
          label={t('businessHours.override.until')}
          hint={t('businessHours.override.untilHint', { timeZone })}
          error={isOver || isRefused ? t('businessHours.problems.past') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              type="datetime-local"
              value={typed}
              onChange={(event) => {
                override.reset();
                setTyped(event.target.value);
              }}
            />
          )}
        </FormField>
      )}
    </FormDialog>
  );
}

function endOf(duration: Duration, typed: string, timeZone: string): Date | null {
  const now = new Date();
  if (duration === 'hour') return new Date(now.getTime() + hourMs);
  if (duration === 'day') return endOfDay(now, timeZone);
  return duration === 'moment' ? momentOf(typed, timeZone) : null;
}
