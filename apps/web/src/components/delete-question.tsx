import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { problemText } from '@/lib/i18n/problem-text';
import { toast } from '@/lib/toast';

interface DeleteQuestionProps {
  question: string;
  /** What will be gone with it. */
  text: string;
  id: string;
  remove: UseMutationResult<unknown, Error, string>;
  /** It was deleted or refused, or is to stay. */
  onDone: () => void;
}

/** Asks before something of the administration is deleted, and says how that went. Rendered only while it asks. */
export function DeleteQuestion({ question, text, id, remove, onDone }: DeleteQuestionProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  return (
    <ConfirmDialog
      open
      question={question}
      text={text}
      confirm={t('shell.delete')}
      isPending={remove.isPending}
      onCancel={onDone}
      onConfirm={() =>
        remove.mutate(id, {
          onSuccess: () => toast.success(t('shell.deleted')),
          onError: (error) => toast.error(problemText(tCommon, error)),
          onSettled: onDone,
        })
      }
    />
  );
}
