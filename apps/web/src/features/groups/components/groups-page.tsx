import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MessagesSquare, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { BackToMenu } from '@/components/back-to-menu';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { ButtonLink } from '@/components/ui/button-link';
import { ApiProblem } from '@/lib/api-problem';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { groupListOptions, groupsShownOptions } from '../api/group-queries';
import { GroupList } from './group-list';
import { GroupThread } from './group-thread';

/** The list and one group of it, which stands in the address; on a phone one of the two. */
export function GroupsPage() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [parameters] = useSearchParams();
  const chosen = parameters.get('group');
  const shown = useQuery(groupsShownOptions);
  const list = useInfiniteQuery({ ...groupListOptions, enabled: shown.data === true });
  const error = shown.error ?? list.error;
  const groups = list.data?.pages.flatMap(({ items }) => items) ?? [];

  // Somebody may switch them off while the page is open.
  const isRefused = list.error instanceof ApiProblem && list.error.code === 'forbidden';
  if (shown.data === false || isRefused) return <GroupsAreOff />;
  return (
    <div className="@container/groups flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={t('groups.listLabel')}
        className={cn(
          'min-h-0 w-full min-w-0 shrink-0 flex-col border-r bg-surface @2xl/groups:flex @2xl/groups:w-72 @4xl/groups:w-80',
          chosen === null ? 'flex' : 'hidden',
        )}
      >
        <header className="shrink-0 border-b px-4 py-3">
          <div className="flex items-center gap-1">
            <BackToMenu className="-my-2 -ml-3" />
            <h2 className="font-semibold">{t('groups.title')}</h2>
          </div>
          <p className="mt-0.5 text-xs text-muted">{t('groups.intro')}</p>
        </header>
        {list.isPending && !shown.error && <ListSkeleton rows={5} />}
        {error && groups.length === 0 && (
          <ErrorState
            title={t('groups.loadError')}
            text={problemText(common, error)}
            onRetry={() => void (shown.error ? shown.refetch() : list.refetch())}
          />
        )}
        {list.isSuccess && groups.length === 0 && <EmptyState icon={UsersRound} text={t('groups.empty')} />}
        {groups.length > 0 && (
          <GroupList
            groups={groups}
            chosen={chosen}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
            isLoadingMore={list.isFetchingNextPage}
          />
        )}
      </section>
      <div className={cn('min-h-0 min-w-0 flex-1 @2xl/groups:flex', chosen === null ? 'hidden' : 'flex')}>
        {chosen === null ? (
          <EmptyState icon={MessagesSquare} text={t('groups.choose')} />
        ) : (
          <GroupThread key={chosen} groupId={chosen} group={groups.find(({ id }) => id === chosen)} />
        )}
      </div>
    </div>
  );
}

function GroupsAreOff() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage title={t('groups.title')} intro={t('groups.intro')}>
      <EmptyState
        icon={UsersRound}
        text={t('groups.off')}
        action={
          <ButtonLink look="primary" to="/admin/settings#webhook">
            {t('groups.openSettings')}
          </ButtonLink>
        }
      />
    </AdminPage>
  );
}
