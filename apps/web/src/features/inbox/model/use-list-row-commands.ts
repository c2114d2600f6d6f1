import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import type { Selection } from './use-selection';

interface ListRows {
  /** The conversation that is open, where the list shows it. */
  selected: Conversation | undefined;
  selection: Selection;
  togglePin: (lineUserId: string) => void;
}

/** What can be done to the open conversation's row from anywhere on the page. */
export function useListRowCommands({ selected, selection, togglePin }: ListRows): void {
  const { t } = useTranslation();
  useCommand(
    selected
      ? {
          id: 'pin-chat',
          group: 'conversation',
          label: t(selected.isPinned ? 'inbox.unpin' : 'inbox.pin'),
          shortcut: { code: 'KeyP', shift: true },
          run: () => togglePin(selected.lineUserId),
        }
      : null,
  );
  useCommand(
    selected
      ? {
          id: 'tick-chat',
          group: 'conversation',
          label: t('inbox.tick'),
          shortcut: { code: 'KeyX' },
          run: () => selection.toggle(selected.lineUserId),
        }
      : null,
  );
}
