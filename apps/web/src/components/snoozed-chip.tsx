import type { Session } from '@jsk/contracts/sessions';
import { AlarmClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

/** Put aside, and until when. */
export function SnoozedChip({ session }: { session: Pick<Session, 'snoozedUntil'> }) {
  const { t } = useTranslation();
  const { nearMoment } = useFormats();
  const now = useNow('minute');
  const until = session.snoozedUntil;
  return (
    <Badge className="w-fit">
      <AlarmClock aria-hidden />
      <span className="truncate">
        {until
          ? t('sessionActions.snoozedUntil', { time: nearMoment(new Date(until), now) })
          : t('sessionActions.snoozedUntilReply')}
      </span>
    </Badge>
  );
}
