import type { CustomerDetails } from '@jsk/contracts/customer-details';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useWriteField } from '../api/customer-details';

type Field = CustomerDetails['fields'][number];

/**
 * What is being written into a field. When somebody else was faster, their value is named and the text stays: saving
 * again is then meant.
 * @param onSaved also when there was nothing to save
 */
export function useFieldDraft(lineUserId: string, field: Field, onSaved: () => void) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const write = useWriteField(lineUserId);
  const text = draft ?? field.value ?? '';

  function discard() {
    setDraft(null);
    write.reset();
  }

  function save() {
    const value = text.trim() || null;
    if (write.isPending) return;
    if (value === field.value) {
      discard();
      onSaved();
      return;
    }
    const onSuccess = () => {
      discard();
      onSaved();
    };
    write.mutate({ fieldId: field.id, value, version: field.version }, { onSuccess });
  }

  function problemOf(error: Error): string {
    const code = error instanceof ApiProblem ? error.code : null;
    if (code === 'conflict') {
      return t('customer.fields.changed', { value: field.value ?? t('customer.fields.empty') });
    }
    return code === 'validation_error' ? t(`customer.fields.wrong.${field.kind}`) : problemText(t, error);
  }

  return {
    text,
    change: (next: string) => {
      write.reset();
      setDraft(next);
    },
    save,
    discard,
    isSaving: write.isPending,
    problem: write.error && problemOf(write.error),
  };
}
