import type { Conversation } from '@jsk/contracts/conversations';
import { Lock, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { type SendingObstacle, sendingObstacleIcons, sendingObstacleOf } from '@/lib/sending-obstacle';
import { footerModeOf, mayWrite } from '../model/conversation-access';
import { BotBar } from './bot-bar';
import { ClaimBar } from './claim-bar';

interface ConversationFooterProps {
  conversation: Conversation;
  renderComposer: (conversation: Conversation) => ReactNode;
}

/** What the operator can do next: claim, write, start, or only read. */
export function ConversationFooter({ conversation, renderComposer }: ConversationFooterProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const mode = footerModeOf(conversation, user);
  const obstacle = sendingObstacleOf(conversation);
  const name = conversation.session?.operator?.name ?? t('thread.someone');
  return (
    <footer className="shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)]">
      {obstacle && <ObstacleNote obstacle={obstacle} />}
      {mode === 'write-for-another' && (
        <Note icon={<ShieldCheck aria-hidden />}>{t('conversation.sendingAsAdministrator', { name })}</Note>
      )}
      {mode === 'claim' && <ClaimBar conversation={conversation} />}
      {mode === 'bot' && <BotBar conversation={conversation} />}
      {mode === 'read-only' && (
        <Note icon={<Lock aria-hidden />}>
          <strong className="font-medium text-ink">{t('conversation.readOnly', { name })}</strong>{' '}
          {t('conversation.readOnlyText')}
        </Note>
      )}
      {mayWrite(conversation, user) && renderComposer(conversation)}
    </footer>
  );
}

/** Why nobody can write, and what has to happen before somebody can again. */
function ObstacleNote({ obstacle }: { obstacle: SendingObstacle }) {
  const { t } = useTranslation();
  const Icon = sendingObstacleIcons[obstacle];
  return (
    <Note icon={<Icon aria-hidden className={obstacle === 'blocked' ? 'text-danger' : undefined} />}>
      <strong className="font-medium text-ink">{t(`conversation.obstacles.${obstacle}.title`)}</strong>{' '}
      {t(`conversation.obstacles.${obstacle}.text`)}
    </Note>
  );
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="mx-auto flex w-full max-w-[47.5rem] items-start gap-2 px-4 py-2.5 text-[0.8125rem] text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </p>
  );
}
