import type { SavedView } from '@jsk/contracts/saved-views';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { problemText } from '@/lib/i18n/problem-text';
import { useDeleteSavedView } from '../api/saved-views';

interface DeleteViewDialogProps {
  view: SavedView;
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteViewDialog({ view, onDeleted, onClose }: DeleteViewDialogProps) {
  const { t } = useTranslation();
  const remove = useDeleteSavedView();
  return (
    <ConfirmDialog
      open
      question={t('inbox.views.deleteQuestion', { name: view.name })}
      text={t(view.isShared ? 'inbox.views.deleteSharedText' : 'inbox.views.deleteText')}
      confirm={t('inbox.views.deleteConfirm')}
      isPending={remove.isPending}
      onConfirm={() =>
        remove.mutate(view, {
          onSuccess: onDeleted,
          onError: (error) => toast.error(problemText(t, error)),
          onSettled: onClose,
        })
      }
      onCancel={onClose}
    />
  );
}
