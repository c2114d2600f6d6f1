import type { Conversation } from '@jsk/contracts/conversations';
import { Bot, Headset } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { type SendingObstacle, sendingObstacleIcons, sendingObstacleOf } from '@/lib/sending-obstacle';

const obstacleStyles: Record<SendingObstacle, string> = {
  barred: 'bg-danger-soft text-danger',
  blocked: 'bg-danger-soft text-danger',
  onStandby: 'bg-sunken text-muted',
};

type ConversationAvatarProps = {
  conversation: Pick<
    Conversation,
    'displayName' | 'pictureUrl' | 'chatMode' | 'isBarred' | 'isBlocked' | 'isOnStandby'
  >;
};

/** The customer's face, with who looks after them as a mark in the corner. */
export function ConversationAvatar({ conversation }: ConversationAvatarProps) {
  const { t } = useTranslation();
  const { displayName, pictureUrl, chatMode } = conversation;
  const obstacle = sendingObstacleOf(conversation);
  const mark = obstacle
    ? {
        Icon: sendingObstacleIcons[obstacle],
        label: t(`conversation.obstacles.${obstacle}.mark`),
        style: obstacleStyles[obstacle],
      }
    : chatMode === 'BOT'
      ? { Icon: Bot, label: t('inbox.withBot'), style: 'bg-status-bot-soft text-status-bot' }
      : { Icon: Headset, label: t('inbox.withPerson'), style: 'bg-status-active-soft text-status-active' };
  return (
    <span className="relative h-fit shrink-0">
      <Avatar name={displayName} pictureUrl={pictureUrl} />
      <span
        role="img"
        aria-label={mark.label}
        title={mark.label}
        className={cn(
          'absolute -right-1 -bottom-1 grid size-[18px] place-items-center rounded-full ring-2 ring-surface',
          mark.style,
        )}
      >
        <mark.Icon aria-hidden className="size-3" />
      </span>
    </span>
  );
}
