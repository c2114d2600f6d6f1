import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PaneBoundary } from '@/components/pane-boundary';
import type { ListView } from '@/lib/conversation-queries';
import { nothingNarrowed, type ViewChange } from '../model/view-filters';
import { ActiveFilters } from './active-filters';
import { ConversationList } from './conversation-list';
import { ConversationSearch } from './conversation-search';
import { ConversationTabs } from './conversation-tabs';

interface ConversationListPaneProps {
  view: ListView;
  /** The saved view that the list was taken from. */
  viewId: string | null;
  onViewChange: (change: ViewChange) => void;
  selectedId: string | null;
  onSelect: (lineUserId: string) => void;
  /** What stands in the field of the search. */
  searchExtra?: ReactNode;
}

export function ConversationListPane({
  view,
  viewId,
  onViewChange,
  selectedId,
  onSelect,
  searchExtra,
}: ConversationListPaneProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('inbox.listLabel')} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Tabs.Root
        value={view.status}
        onValueChange={(status) => onViewChange({ status: status as ListView['status'] })}
        activationMode="manual"
        className="flex min-h-0 flex-1 flex-col"
      >
        <header className="shrink-0 border-b">
          <ConversationSearch view={view} viewId={viewId} onViewChange={onViewChange} extra={searchExtra} />
          <ActiveFilters view={view} onViewChange={onViewChange} />
          <ConversationTabs chosen={view.status} />
        </header>
        <Tabs.Content value={view.status} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <PaneBoundary>
            <ConversationList
              key={JSON.stringify(view)}
              view={view}
              selectedId={selectedId}
              onSelect={onSelect}
              onShowWaiting={() => onViewChange({ ...nothingNarrowed, status: 'waiting' })}
              onShowAll={() => onViewChange(nothingNarrowed)}
            />
          </PaneBoundary>
        </Tabs.Content>
      </Tabs.Root>
    </section>
  );
}
