import type { BusinessHours, Week } from '@jsk/contracts/business-hours';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useSaveWeek } from '../api/business-hours';
import { type IntervalProblem, type IntervalProblems, problemsInWeek } from './interval-draft';
import { isTimeZone } from '@/lib/zoned-moment';

interface Draft {
  readonly timeZone: string;
  readonly week: Week;
}

/** The week and the time zone as they are typed, kept apart from what is stored until they are saved. */
export function useWeekForm({ timeZone, week }: BusinessHours) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const save = useSaveWeek();
  const stored: Draft = { timeZone, week };
  const [typed, setTyped] = useState<Draft | null>(null);
  const values = typed ?? stored;
  const found = problemsIn(values);

  return {
    values,
    problems: found.size > 0 ? found : refusedFields(save.error),
    isChanged: JSON.stringify(values) !== JSON.stringify(stored),
    isSaving: save.isPending,
    change(change: Partial<Draft>) {
      save.reset();
      setTyped({ ...values, ...change });
    },
    discard() {
      save.reset();
      setTyped(null);
    },
    submit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault();
      if (found.size > 0) {
        return event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      }
      save.mutate(values, {
        onSuccess: () => {
          setTyped(null);
          toast.success(t('shell.saved'));
        },
        onError: (error) => toast.error(problemText(tCommon, error)),
      });
    },
  };
}

export type WeekForm = ReturnType<typeof useWeekForm>;

function problemsIn({ timeZone, week }: Draft): IntervalProblems {
  const zone: [string, IntervalProblem][] = isTimeZone(timeZone) ? [] : [['timeZone', 'other']];
  return new Map([...zone, ...problemsInWeek(week)]);
}

function refusedFields(error: unknown): IntervalProblems {
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map(error.errors.map(({ path }) => [path, 'other']));
}
