import { Clock, Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import { waitingLevel, type WaitingLevel } from '../model/waiting-level';

const looks: Record<WaitingLevel, { tone: BadgeTone; Icon: typeof Clock }> = {
  fine: { tone: 'neutral', Icon: Clock },
  long: { tone: 'warning', Icon: Hourglass },
  tooLong: { tone: 'danger', Icon: TriangleAlert },
};

/** How long somebody has waited, counting; colour, icon and words grow more urgent with it. */
export function WaitingBadge({ since }: { since: string }) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const waitedMs = useNow('second') - Date.parse(since);
  const level = waitingLevel(waitedMs);
  const { tone, Icon } = looks[level];
  return (
    <Badge tone={tone} className="shrink-0">
      <Icon aria-hidden />
      {t(`queue.waited.${level}`, { duration: runningDuration(waitedMs) })}
    </Badge>
  );
}
