import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';

/** The customer has blocked the account: nothing reaches them. */
export function BlockedChip() {
  const { t } = useTranslation();
  return (
    <Badge tone="danger" className="w-fit shrink-0">
      <Ban aria-hidden />
      {t('conversation.blocked')}
    </Badge>
  );
}
