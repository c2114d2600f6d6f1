import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';

interface RowActionsProps {
  /** What the row is about, for screen readers. */
  name: string;
  onEdit: () => void;
  onDelete: () => void;
}

/** The two buttons at the end of a row of the administration. */
export function RowActions({ name, onEdit, onDelete }: RowActionsProps) {
  const { t } = useTranslation('admin');
  return (
    <>
      <IconButton label={t('shell.editOf', { name })} onClick={onEdit}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton label={t('shell.deleteOf', { name })} onClick={onDelete}>
        <Trash2 aria-hidden />
      </IconButton>
    </>
  );
}
