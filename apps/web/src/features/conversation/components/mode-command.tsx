import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';

type ChatMode = Conversation['chatMode'];

interface ModeCommandProps {
  chatMode: ChatMode;
  onChoose: (mode: ChatMode) => void;
}

/** In the palette: lets the bot answer, or silences it, whichever it does not do now. */
export function ModeCommand({ chatMode, onChoose }: ModeCommandProps) {
  const { t } = useTranslation();
  const other = chatMode === 'BOT' ? 'HUMAN' : 'BOT';
  useCommand({
    id: 'chat-mode',
    group: 'conversation',
    label: t('conversation.chooseMode', { mode: t(`conversation.modes.${other}`) }),
    keywords: ['bot', 'human', other],
    run: () => onChoose(other),
  });
  return null;
}
