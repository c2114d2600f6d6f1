import type { UseMutationResult } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteQuestion } from '@/components/delete-question';
import { IconButton } from '@/components/ui/icon-button';

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
  const [isAsking, setAsking] = useState(false);
  const isUsed = usedBy.length > 0;

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
      {isAsking && (
        <DeleteQuestion
          question={t(`${section}.deleteQuestion`, { name })}
          text={t(`${section}.deleteText`)}
          id={id}
          remove={remove}
          onDone={() => setAsking(false)}
        />
      )}
    </>
  );
}
