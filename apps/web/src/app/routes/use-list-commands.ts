import { conversationFilterSchema } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { useConversationList } from '@/features/inbox/model/use-conversation-list';
import { useCommandList, type Command } from '@/lib/commands';
import type { ListView } from '@/lib/conversation-queries';

/** Those that take up room only while there is something in them are not on the way. */
const tabs = conversationFilterSchema.exclude(['snoozed', 'mentions']).options;

interface ListPlace {
  view: ListView;
  selectedId: string | null;
  openChat: (lineUserId: string) => void;
  changeView: (change: Partial<ListView>) => void;
}

/** Going through the list of conversations without leaving the one that is open for the mouse. */
export function useListCommands({ view, selectedId, openChat, changeView }: ListPlace): void {
  const { t } = useTranslation();
  const { items } = useConversationList(view, selectedId);
  const openAt = (index: number) => {
    const conversation = items[Math.max(index, 0)];
    if (conversation) openChat(conversation.lineUserId);
  };
  // Not in the list any more, or not yet: both lead to its first.
  const place = items.findIndex(({ lineUserId }) => lineUserId === selectedId);
  const move = (id: string, label: string, code: string, run: () => void): Command => ({
    id,
    group: 'navigation',
    label,
    shortcut: { code, alt: true },
    run,
  });
  useCommandList([
    move('next-chat', t('commands.nextChat'), 'KeyJ', () => openAt(place + 1)),
    move('previous-chat', t('commands.previousChat'), 'KeyK', () => openAt(place - 1)),
    move('next-tab', t('commands.nextTab'), 'KeyN', () =>
      changeView({ status: tabs[(tabs.findIndex((tab) => tab === view.status) + 1) % tabs.length] ?? 'all' }),
    ),
    ...conversationFilterSchema.options.map((status): Command => ({
      id: `tab ${status}`,
      group: 'navigation',
      label: t('commands.tab', { tab: t(`inbox.tabs.${status}`) }),
      keywords: [status],
      run: () => changeView({ status }),
    })),
  ]);
}
