import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from '@/components/ui/dropdown-menu';

type ChatMode = Conversation['chatMode'];

const modes: readonly ChatMode[] = ['BOT', 'HUMAN'];

interface ModeMenuItemsProps {
  chatMode: ChatMode;
  onChoose: (mode: ChatMode) => void;
}

/** Whether the bot answers while no session is open. */
export function ModeMenuItems({ chatMode, onChoose }: ModeMenuItemsProps) {
  const { t } = useTranslation();
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuLabel>{t('conversation.whoAnswers')}</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={chatMode}>
        {modes.map((mode) => (
          <DropdownMenuRadioItem key={mode} value={mode} onSelect={() => mode !== chatMode && onChoose(mode)}>
            {t(`conversation.modes.${mode}`)}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}
