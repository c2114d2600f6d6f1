import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '@/components/list-skeleton';
import { HeldBanner } from '@/features/composer/components/held-banner';
import { ConversationListPane } from '@/features/inbox/components/conversation-list-pane';
import { SearchButton } from '@/features/search/components/search-button';
import { useCommand } from '@/lib/commands';
import { withTexts } from '@/lib/i18n/i18n';
import type { useChatLocation } from './use-chat-location';

// Only those who search load it.
const MessageSearchPane = lazy(async () => ({
  default: (await withTexts(import('@/features/search/components/message-search-pane'))).MessageSearchPane,
}));

/** The list of conversations, or in its place the search through their messages. */
export function ListSide({ location }: { location: ReturnType<typeof useChatLocation> }) {
  const { t } = useTranslation();
  const { selectedId, view, viewId, openChat, changeView } = location;
  const [search, setSearch] = useState<'unused' | 'open' | 'closed'>('unused');
  const openSearch = () => setSearch('open');
  useCommand({
    id: 'search-messages',
    group: 'navigation',
    label: t('search.title'),
    shortcut: { code: 'KeyF', mod: true, shift: true },
    run: openSearch,
  });
  if (search === 'open') {
    return (
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <MessageSearchPane
          initialText={view.q}
          selectedId={selectedId}
          onOpenMessage={openChat}
          onClose={() => setSearch('closed')}
        />
      </Suspense>
    );
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <HeldBanner onOpenChat={openChat} />
      <ConversationListPane
        view={view}
        viewId={viewId}
        onViewChange={changeView}
        selectedId={selectedId}
        onSelect={openChat}
        searchExtra={<SearchButton onOpen={openSearch} takesFocus={search === 'closed'} />}
      />
    </div>
  );
}
