import type { UseMutationResult } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { problemText } from '@/lib/i18n/problem-text';

interface DeleteButtonProps {
  section: 'intents' | 'autoReplies' | 'replyObjects';
  id: string;
  name: string;
  /** What still needs it, so that it cannot be deleted. */
  usedBy?: readonly string[];
  remove: UseMutationResult<unknown, Error, string>;
}

/** Deletes something of the bot, after a question. */
export function DeleteButton({ section, id, name, usedBy = [], remove }: DeleteButtonProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const isUsed = usedBy.length > 0;

  function confirm(): void {
    remove.mutate(id, {
      onSuccess: () => toast.success(t('shell.deleted')),
      onError: (error) => toast.error(problemText(tCommon, error)),
      onSettled: () => setAsking(false),
    });
  }

  return (
    <>
      <IconButton
        label={
          isUsed ? t('replyObjects.stillUsed', { names: usedBy.join(', ') }) : t('shell.deleteOf', { name })
        }
        // Not `disabled`: its reason must be found, by pointer and by keyboard.
        aria-disabled={isUsed}
        className={isUsed ? 'opacity-50' : undefined}
        onClick={() => !isUsed && setAsking(true)}
      >
        <Trash2 aria-hidden />
      </IconButton>
      <ConfirmDialog
        open={isAsking}
        question={t(`${section}.deleteQuestion`, { name })}
        text={t(`${section}.deleteText`)}
        confirm={t('shell.delete')}
        isPending={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
      />
    </>
  );
}
