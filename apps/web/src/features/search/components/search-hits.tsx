import { MessageSquareText, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import type { HitGroup } from '../model/hit-groups';
import type { useMessageSearch } from '../model/use-message-search';
import { SearchHit } from './search-hit';

interface SearchHitsProps {
  search: ReturnType<typeof useMessageSearch>;
  listId: string;
  /** The keyboard is here. */
  activeId: string | null;
  idOf: (messageId: string) => string;
  onOpen: (messageId: string) => void;
}

export function SearchHits({ search, listId, ...row }: SearchHitsProps) {
  const { t } = useTranslation();
  const { query, groups, q, isLongEnough } = search;
  if (!isLongEnough) {
    return <EmptyState icon={MessageSquareText} text={t(q ? 'search.tooShort' : 'search.hint')} />;
  }
  if (query.error && !query.isFetching) {
    return (
      <ErrorState
        title={t('search.failed')}
        text={problemText(t, query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (query.isPending) return <ListSkeleton rows={6} />;
  if (groups.length === 0) return <EmptyState icon={SearchX} text={t('search.nothing', { q })} />;
  return (
    <div aria-busy={query.isPlaceholderData} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div id={listId} role="listbox" aria-label={t('search.hits')}>
        {groups.map((group) => (
          <ConversationHits key={group.conversation.lineUserId} group={group} {...row} />
        ))}
      </div>
      {query.hasNextPage && (
        <div className="flex justify-center p-3">
          <Button size="small" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
            {t(query.isFetchingNextPage ? 'common.loading' : 'search.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ConversationHitsProps extends Pick<SearchHitsProps, 'activeId' | 'idOf' | 'onOpen'> {
  group: HitGroup;
}

function ConversationHits({ group: { conversation, hits }, activeId, idOf, onOpen }: ConversationHitsProps) {
  const { t } = useTranslation();
  const name = conversation.displayName || t('conversation.aCustomer');
  return (
    <div role="group" aria-label={name} className="border-b pb-1 last:border-b-0">
      <p className="sticky top-0 flex items-center gap-2 bg-surface px-4 pt-2.5 pb-1 text-[0.8125rem] font-medium">
        <Avatar name={name} pictureUrl={conversation.pictureUrl} size="small" />
        <span dir="auto" className="truncate">
          {name}
        </span>
      </p>
      {hits.map((hit) => (
        <SearchHit
          key={hit.message.id}
          id={idOf(hit.message.id)}
          hit={hit}
          isActive={hit.message.id === activeId}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
}
