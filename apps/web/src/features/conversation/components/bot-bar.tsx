import type { Conversation } from '@jsk/contracts/conversations';
import { Bot, BotOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StartButton } from './start-button';

/** No session is open: the bot answers, or nobody does. */
export function BotBar({ conversation: { lineUserId, chatMode } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const isSilent = chatMode === 'HUMAN';
  return (
    <div className="mx-auto flex min-h-14 w-full max-w-[47.5rem] items-center gap-3 px-4 py-2.5 text-muted">
      {isSilent ? (
        <BotOff aria-hidden className="size-5 shrink-0" />
      ) : (
        <Bot aria-hidden className="size-5 shrink-0 text-status-bot" />
      )}
      <p className="min-w-0 flex-1">{t(isSilent ? 'conversation.silentBar' : 'conversation.botBar')}</p>
      <StartButton lineUserId={lineUserId} label={t('conversation.start')} />
    </div>
  );
}
