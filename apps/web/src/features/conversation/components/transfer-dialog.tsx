import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui/dialog';
import { TransferForm } from './transfer-form';

interface TransferDialogProps {
  conversation: Conversation;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function TransferDialog({ conversation, open, onOpenChange }: TransferDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('transfer.title')}>
      <TransferForm conversation={conversation} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
