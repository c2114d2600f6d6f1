import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { type SendingObstacle, sendingObstacleIcons, sendingObstacleOf } from '@/lib/sending-obstacle';

const tones: Record<SendingObstacle, BadgeTone> = {
  barred: 'danger',
  blocked: 'danger',
  onStandby: 'neutral',
};

/** Says so when nothing can be sent: somebody has blocked the other one, or another system has the chat. */
export function SendingObstacleChip({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const obstacle = sendingObstacleOf(conversation);
  if (!obstacle) return null;
  const Icon = sendingObstacleIcons[obstacle];
  return (
    <Badge tone={tones[obstacle]} className="w-fit shrink-0">
      <Icon aria-hidden />
      {t(`conversation.obstacles.${obstacle}.chip`)}
    </Badge>
  );
}
