import type { UsedTag } from '@jsk/contracts/tags';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import { useDeleteTag } from '../api/tags';

export function DeleteTag({ tag, onDone }: { tag: UsedTag; onDone: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { count } = useFormats();
  const remove = useDeleteTag();
  return (
    <ConfirmDialog
      open
      question={t('tags.deleteQuestion', { name: tag.name })}
      text={t('tags.deleteText', { number: count(tag.customerCount) })}
      confirm={t('shell.delete')}
      isPending={remove.isPending}
      onCancel={onDone}
      onConfirm={() =>
        remove.mutate(tag.id, {
          onSuccess: () => toast.success(t('shell.deleted')),
          onError: (error) => toast.error(problemText(tCommon, error)),
          onSettled: onDone,
        })
      }
    />
  );
}
