import type { Conversation } from '@jsk/contracts/conversations';
import { CircleAlert, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

/** Says when the next message is sent, or that one was held back; nothing when there is neither. */
export function ScheduledChip({ scheduled: { nextAt, held } }: Pick<Conversation, 'scheduled'>) {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  const now = useNow('minute');
  if (held > 0) {
    return (
      <Badge tone="danger" className="shrink-0">
        <CircleAlert aria-hidden />
        {t('schedule.heldChip')}
      </Badge>
    );
  }
  if (nextAt === null) return null;
  return (
    <Badge className="shrink-0">
      <Clock aria-hidden />
      {t('schedule.chip', { time: nearMoment(new Date(nextAt), now) })}
    </Badge>
  );
}
