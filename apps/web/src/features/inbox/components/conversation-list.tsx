import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { withTexts } from '@/lib/i18n/i18n';
import { problemText } from '@/lib/i18n/problem-text';
import type { ListView } from '@/lib/conversation-queries';
import { usePin } from '../api/pin';
import { useActiveOption } from '../model/use-active-option';
import { useConversationList } from '../model/use-conversation-list';
import { useListKeys } from '../model/use-list-keys';
import { useListRowCommands } from '../model/use-list-row-commands';
import { useSelection } from '../model/use-selection';
import { useSteadyScroll } from '../model/use-steady-scroll';
import { useToggleRead } from '../model/use-toggle-read';
import { ConversationListEmpty } from './conversation-list-empty';
import { ConversationRow } from './conversation-row';

const BulkBar = lazy(async () => ({ default: (await withTexts(import('./bulk-bar'))).BulkBar }));

interface ConversationListProps {
  view: ListView;
  selectedId: string | null;
  onSelect: (lineUserId: string) => void;
  onShowWaiting: () => void;
  onShowAll: () => void;
}

const estimatedRowHeight = 72;
const loadAheadRows = 8;

export function ConversationList(props: ConversationListProps) {
  const { view, selectedId, onSelect } = props;
  const { t } = useTranslation();
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useConversationList(view, selectedId);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => items[index]?.lineUserId ?? index,
    overscan: 6,
    useFlushSync: false,
  });
  const ids = items.map(({ lineUserId }) => lineUserId);
  useSteadyScroll(virtualizer, ids);
  const active = useActiveOption(ids, selectedId, onSelect, (index) => virtualizer.scrollToIndex(index));
  const selection = useSelection(ids);
  const pin = usePin();
  const toggleRead = useToggleRead(selectedId);
  const conversationOf = (lineUserId: string | null) => items.find((item) => item.lineUserId === lineUserId);
  const togglePin = (lineUserId: string) => {
    const conversation = conversationOf(lineUserId);
    if (conversation) pin({ lineUserId, isPinned: !conversation.isPinned });
  };
  const onKeyDown = useListKeys({
    activeId: active.key,
    selection,
    onPin: togglePin,
    onToggleRead: (lineUserId) => {
      const conversation = conversationOf(lineUserId);
      if (conversation) toggleRead(conversation);
    },
    onOther: active.onKeyDown,
  });
  useListRowCommands({
    selected: conversationOf(selectedId),
    selection,
    togglePin,
  });

  const rows = virtualizer.getVirtualItems();
  const isNearEnd = (rows.at(-1)?.index ?? 0) >= items.length - loadAheadRows;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, error, fetchNextPage]);

  if (isPending) return <ListSkeleton rows={8} />;
  if (error && items.length === 0) {
    return (
      <ErrorState title={t('inbox.loadError')} text={problemText(t, error)} onRetry={() => void refetch()} />
    );
  }
  if (items.length === 0) return <ConversationListEmpty {...props} />;
  return (
    <>
      <div
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label={t('inbox.listLabel')}
        aria-activedescendant={active.id}
        aria-keyshortcuts="X P U"
        onKeyDown={onKeyDown}
        className="group/list min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {rows.map(({ index, start, key }) => {
            const conversation = items[index];
            return (
              conversation && (
                <div
                  key={key}
                  role="presentation"
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ConversationRow
                    id={active.idOf(conversation.lineUserId)}
                    conversation={conversation}
                    isSelected={conversation.lineUserId === selectedId}
                    isActive={conversation.lineUserId === active.key}
                    position={index + 1}
                    total={hasNextPage ? -1 : items.length}
                    isSelecting={selection.ids.length > 0}
                    isChecked={selection.has(conversation.lineUserId)}
                    onOpen={onSelect}
                    onToggle={selection.toggle}
                    onPin={togglePin}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {selection.ids.length > 0 && (
        <Suspense fallback={null}>
          <BulkBar selection={selection} items={items} />
        </Suspense>
      )}
    </>
  );
}
