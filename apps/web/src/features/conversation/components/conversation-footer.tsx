import type { Conversation } from '@jsk/contracts/conversations';
import { Lock, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { type SendingObstacle, sendingObstacleIcons, sendingObstacleOf } from '@/lib/sending-obstacle';
import { footerModeOf, mayWrite } from '../model/conversation-access';
import { BotBar } from './bot-bar';
import { ClaimBar } from './claim-bar';
import { ClosingNote } from './closing-note';
import { FooterNote } from './footer-note';
import { TicketBar } from './ticket-bar';
import { UnbarButton } from './unbar-button';

interface ConversationFooterProps {
  conversation: Conversation;
  renderComposer: (conversation: Conversation, canReply: boolean) => ReactNode;
}

/** What the operator can do next: claim, write, start, or only read. */
export function ConversationFooter({ conversation, renderComposer }: ConversationFooterProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const mode = footerModeOf(conversation, user);
  const obstacle = sendingObstacleOf(conversation);
  const { session } = conversation;
  const canWrite = mayWrite(conversation, user);
  const name = session?.operator?.name ?? t('thread.someone');
  return (
    <footer className="shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)]">
      {obstacle && <ObstacleNote obstacle={obstacle} lineUserId={conversation.lineUserId} />}
      {mode === 'write-for-another' && (
        <FooterNote icon={<ShieldCheck aria-hidden />}>
          {t('conversation.sendingAsAdministrator', { name })}
        </FooterNote>
      )}
      {mode === 'claim' && <ClaimBar conversation={conversation} />}
      {mode === 'bot' && !conversation.isBarred && <BotBar conversation={conversation} />}
      {mode === 'ticket' && conversation.ticket && (
        <TicketBar lineUserId={conversation.lineUserId} ticket={conversation.ticket} />
      )}
      {session?.status === 'ACTIVE' && session.warnedAt && (
        <ClosingNote session={session} canWrite={canWrite} />
      )}
      {mode === 'read-only' && (
        <FooterNote icon={<Lock aria-hidden />}>
          <strong className="font-medium text-ink">{t('conversation.readOnly', { name })}</strong>{' '}
          {t('conversation.readOnlyText')}
        </FooterNote>
      )}
      {renderComposer(conversation, canWrite)}
    </footer>
  );
}

/** Why nobody can write, and what has to happen before somebody can again. */
function ObstacleNote({ obstacle, lineUserId }: { obstacle: SendingObstacle; lineUserId: string }) {
  const { t } = useTranslation();
  const Icon = sendingObstacleIcons[obstacle];
  return (
    <FooterNote
      icon={<Icon aria-hidden className={obstacle === 'onStandby' ? undefined : 'text-danger'} />}
      action={obstacle === 'barred' && <UnbarButton lineUserId={lineUserId} />}
    >
      <strong className="font-medium text-ink">{t(`conversation.obstacles.${obstacle}.title`)}</strong>{' '}
      {t(`conversation.obstacles.${obstacle}.text`)}
    </FooterNote>
  );
}
