import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

/** How long somebody has waited, counting; how that stands to what was promised, the `SlaChip` beside it says. */
export function WaitingBadge({ since }: { since: string }) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const now = useNow('second');
  return (
    <Badge className="shrink-0">
      <Clock aria-hidden />
      {t('inbox.waitingFor', { duration: runningDuration(now - Date.parse(since)) })}
    </Badge>
  );
}
