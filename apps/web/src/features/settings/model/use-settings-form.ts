import type { Settings, SettingsChange } from '@jsk/contracts/settings';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { type FieldProblems, refusedFields } from '@/lib/field-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useUpdateSettings } from '../api/settings';
import { problemsIn } from './setting-problems';

export interface SettingsForm {
  readonly values: Settings;
  readonly problems: FieldProblems;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  change<Name extends keyof Settings>(section: Name, change: Partial<Settings[Name]>): void;
  discard(): void;
  submit(event: FormEvent<HTMLFormElement>): void;
}

/** What was typed, kept apart from what is stored until it is saved: section by section, as the API takes it. */
export function useSettingsForm(stored: Settings): SettingsForm {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const update = useUpdateSettings();
  const [typed, setTyped] = useState<SettingsChange>({});
  const values: Settings = { ...stored, ...(typed as Partial<Settings>) };
  const change = changedSections(stored, typed);
  const found = problemsIn(values);

  return {
    values,
    problems: found.size > 0 ? found : refusedFields(update.error),
    isChanged: Object.keys(change).length > 0,
    isSaving: update.isPending,
    change: (section, fields) => {
      update.reset();
      setTyped((current) => ({
        ...current,
        [section]: { ...stored[section], ...current[section], ...fields },
      }));
    },
    discard: () => {
      update.reset();
      setTyped({});
    },
    submit: (event) => {
      event.preventDefault();
      if (found.size > 0) {
        return event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      }
      update.mutate(change, {
        onSuccess: () => {
          setTyped({});
          toast.success(t('shell.saved'));
        },
        onError: (error) => toast.error(problemText(tCommon, error)),
      });
    },
  };
}

function changedSections(stored: Settings, typed: SettingsChange): SettingsChange {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([section, values]) => JSON.stringify(values) !== JSON.stringify(stored[section as keyof Settings]),
    ),
  );
}
