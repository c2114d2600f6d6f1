import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './ui/button';
import { Dialog } from './ui/dialog';
import { Spinner } from './ui/spinner';

interface FormDialogProps {
  title: string;
  description?: string;
  /** The verb of the button; "save" unless said otherwise. */
  submitLabel?: string;
  isSaving: boolean;
  /** Why it could not be saved, where that is not about one field. */
  failure?: string | null;
  /** @returns whether everything looked right; otherwise the first field that is not gets the focus. */
  onSubmit: () => boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A short form in a window of its own. Rendered only while it is open, so that it begins afresh each time. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, submitLabel, isSaving, failure, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A dialog is a child of the page in React, although not in the document: forms around it are not meant.
    event.stopPropagation();
    if (isSaving) return;
    const form = event.currentTarget;
    if (!onSubmit())
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={title}
      {...(description && { description })}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5 p-5">
        {failure && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
            {failure}
          </p>
        )}
        {children}
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={isSaving}>
            {isSaving && <Spinner className="size-4" />}
            {submitLabel ?? tAdmin('shell.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
