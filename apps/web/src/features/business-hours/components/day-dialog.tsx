import { type BusinessDay, businessHoursLimits, defaultWeek } from '@jsk/contracts/business-hours';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import { collectProblems, noProblems, refusedFields, textProblem } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useProblemText } from '@/lib/use-problem-text';
import { useSaveDay } from '../api/business-hours';
import { type IntervalProblems, problemsInIntervals } from '../model/interval-draft';
import { useOpeningFormats } from '../model/use-opening-formats';
import { IntervalFields } from './interval-fields';

interface DayDialogProps {
  /** Null for a new one. */
  day: BusinessDay | null;
  timeZone: string;
  onClose: () => void;
}

/** A holiday, or a day with hours of its own. The date is what it is known by, so it stays. */
export function DayDialog({ day, timeZone, onClose }: DayDialogProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { fullDate } = useOpeningFormats(timeZone);
  const save = useSaveDay();
  const [typed, setTyped] = useState<BusinessDay>(day ?? { date: '', name: '', intervals: [] });
  const [isSubmitted, setSubmitted] = useState(false);
  const { date, name, intervals } = typed;
  const found = collectProblems([
    ['date', date === '' ? { kind: 'required' } : null],
    ['name', textProblem(name, businessHoursLimits.dayName)],
  ]);
  const wrongIntervals = problemsInIntervals(intervals);
  const refused = refusedFields(save.error, 'date');
  // A form that was only just opened is empty, not wrong.
  const textOf = useProblemText(found.size === 0 ? refused : isSubmitted ? found : noProblems);

  const change = (part: Partial<BusinessDay>) => {
    save.reset();
    setTyped({ ...typed, ...part });
  };

  function submit(): boolean {
    setSubmitted(true);
    if (found.size > 0 || wrongIntervals.size > 0) return false;
    const onSuccess = () => {
      toast.success(t('shell.saved'));
      onClose();
    };
    save.mutate({ day: { ...typed, name: name.trim() }, isNew: day === null }, { onSuccess });
    return true;
  }

  return (
    <FormDialog
      title={
        day ? t('businessHours.days.editTitle', { date: fullDate(day.date) }) : t('businessHours.days.add')
      }
      isSaving={save.isPending}
      failure={save.error && refused.size === 0 ? problemText(tCommon, save.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      {!day && (
        <FormField label={t('businessHours.days.date')} error={textOf('date')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              value={date}
              onChange={(event) => change({ date: event.target.value })}
            />
          )}
        </FormField>
      )}
      <FormField
        label={t('businessHours.days.name')}
        hint={t('businessHours.days.nameHint')}
        error={textOf('name')}
      >
        {(field) => (
          <Input {...field} value={name} onChange={(event) => change({ name: event.target.value })} />
        )}
      </FormField>
      <SwitchField
        label={t('businessHours.days.isOpen')}
        hint={t('businessHours.days.isOpenHint')}
        value={intervals.length > 0}
        onChange={(isOpen) => change({ intervals: isOpen ? defaultWeek[1] : [] })}
      />
      {intervals.length > 0 && (
        <IntervalFields
          name={t('businessHours.days.hours')}
          path="intervals"
          intervals={intervals}
          problems={wrongIntervals.size > 0 ? wrongIntervals : refusedIntervals(refused)}
          onChange={(changed) => change({ intervals: changed })}
        />
      )}
    </FormDialog>
  );
}

function refusedIntervals(refused: ReadonlyMap<string, unknown>): IntervalProblems {
  return new Map([...refused.keys()].map((path) => [path, 'other']));
}
