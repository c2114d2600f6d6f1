import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblems, noProblems, refusedFields } from './field-problem';
import { problemText } from './i18n/problem-text';
import { toast } from './toast';
import { useProblemText } from './use-problem-text';

interface FormDialogOptions<Input, Saved> {
  /** What is wrong with what is in the fields now. */
  problems: FieldProblems;
  /** A form that was only just opened is empty, not wrong: problems are said once it was touched or sent. */
  isTouched: boolean;
  save: UseMutationResult<Saved, Error, Input>;
  input: Input;
  /** The field that is told when there is such a thing already. */
  uniqueField?: string;
  /** What is said when it is stored, unless that is "saved". */
  success?: string;
  /** What follows when it is stored, unless that is only to close the form. */
  onSaved?: (saved: Saved) => void;
  onClose: () => void;
}

/** The course of a short form: it is checked here, stored, refused or closed. `dialog` belongs to its `FormDialog`. */
export function useFormDialog<Input, Saved>(options: FormDialogOptions<Input, Saved>) {
  const { problems, isTouched, save, input, uniqueField, success, onSaved, onClose } = options;
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const [isSubmitted, setSubmitted] = useState(false);
  const refused = refusedFields(save.error, uniqueField);
  const shown = problems.size > 0 ? problems : refused;
  const textOf = useProblemText(isSubmitted || isTouched ? shown : noProblems);

  function onSubmit(): boolean {
    setSubmitted(true);
    if (problems.size > 0) return false;
    const onSuccess = (saved: Saved) => {
      toast.success(success ?? tAdmin('shell.saved'));
      if (onSaved) onSaved(saved);
      else onClose();
    };
    save.mutate(input, { onSuccess });
    return true;
  }

  const failure = save.error && refused.size === 0 ? problemText(t, save.error) : null;
  return { textOf, dialog: { isSaving: save.isPending, failure, onSubmit, onClose } };
}
