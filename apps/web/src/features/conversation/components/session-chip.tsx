import type { Conversation } from '@jsk/contracts/conversations';
import { Bot, BotOff, CircleCheck, Clock, Headset, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClosingChip } from '@/components/closing-chip';
import { RunningTime } from '@/components/running-time';
import { SnoozedChip } from '@/components/snoozed-chip';
import { TicketChip } from '@/components/ticket-chip';
import { Badge } from '@/components/ui/badge';
import { useLive } from '@/lib/live-context';

/** Who looks after the conversation, and for how long. */
export function SessionChip({ conversation }: { conversation: Conversation }) {
  const { session, ticket, chatMode } = conversation;
  if (session?.status === 'ACTIVE' && session.warnedAt) return <ClosingChip session={session} />;
  if (session?.snoozedAt) return <SnoozedChip session={session} />;
  if (session?.status === 'WAITING' || session?.status === 'ACTIVE') return <StatusChip session={session} />;
  if (ticket) return <TicketChip ticket={ticket} />;
  return chatMode === 'HUMAN' ? <SilentChip /> : <StatusChip session={session} />;
}

function StatusChip({ session }: Pick<Conversation, 'session'>) {
  const { t } = useTranslation();
  const { user } = useLive();
  switch (session?.status) {
    case 'WAITING':
      return (
        <Badge tone="waiting" className="w-fit">
          <Clock aria-hidden />
          {t('conversation.status.WAITING')} <RunningTime since={session.createdAt} />
        </Badge>
      );
    case 'ACTIVE':
      return (
        <Badge tone="active" className="w-fit">
          <Headset aria-hidden />
          <span className="truncate">
            {t('conversation.status.ACTIVE')}
            {session.operator &&
              session.operator.id !== user.id &&
              ` ${t('conversation.withOperator', { name: session.operator.name })}`}
          </span>
          <RunningTime since={session.claimedAt ?? session.createdAt} />
        </Badge>
      );
    case 'CLOSED':
      return (
        <Badge tone="closed" className="w-fit">
          <CircleCheck aria-hidden />
          {t('conversation.status.CLOSED')}
        </Badge>
      );
    case 'ABANDONED':
      return (
        <Badge tone="closed" className="w-fit">
          <UserX aria-hidden />
          {t('conversation.status.ABANDONED')}
        </Badge>
      );
    default:
      return (
        <Badge tone="bot" className="w-fit">
          <Bot aria-hidden />
          {t('conversation.status.BOT')}
        </Badge>
      );
  }
}

/** No session is open, and somebody has told the bot not to answer. */
function SilentChip() {
  const { t } = useTranslation();
  return (
    <Badge className="w-fit">
      <BotOff aria-hidden />
      {t('conversation.status.SILENT')}
    </Badge>
  );
}
