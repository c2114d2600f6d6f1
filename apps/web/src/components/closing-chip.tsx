import type { Session } from '@jsk/contracts/sessions';
import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { useClosing } from '@/lib/use-closing';

/** The session is about to end, because nobody writes. */
export function ClosingChip({ session }: { session: Session }) {
  const { t } = useTranslation();
  const duration = useClosing(session);
  return (
    <Badge tone="warning" className="w-fit shrink-0">
      <Timer aria-hidden />
      {duration ? t('conversation.closesIn', { duration }) : t('conversation.closesSoon')}
    </Badge>
  );
}
