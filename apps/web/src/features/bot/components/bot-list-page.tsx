import type { UseQueryResult } from '@tanstack/react-query';
import { type LucideIcon, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { SearchField } from '@/components/search-field';
import { Button } from '@/components/ui/button';
import { TestBenchButton } from './test-bench';

interface BotListPageProps<Item> {
  section: 'intents' | 'autoReplies' | 'replyObjects';
  icon: LucideIcon;
  list: UseQueryResult<Item[]>;
  /** Everything of an item in which a search looks. */
  wordsOf: (item: Item) => readonly string[];
  onCreate: () => void;
  /** Draws those that were found. */
  children: (items: Item[]) => ReactNode;
}

/** The frame of the bot's three lists: what there is, a search that stays in the address, and the test bench. */
export function BotListPage<Item>(props: BotListPageProps<Item>) {
  const { section, icon, list, wordsOf, onCreate, children } = props;
  const { t } = useTranslation('admin');
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('q') ?? '';
  const create = (
    <Button look="primary" onClick={onCreate}>
      <Plus aria-hidden />
      {t(`${section}.create`)}
    </Button>
  );
  const found = list.data?.filter((item) => isFound(wordsOf(item), search)) ?? [];
  const isEmpty = list.data?.length === 0;
  return (
    <AdminPage
      title={t(`${section}.title`)}
      intro={t(`${section}.intro`)}
      actions={
        <div className="flex flex-wrap gap-2">
          <TestBenchButton />
          {list.data && !isEmpty && create}
        </div>
      }
    >
      {list.isPending && <RowsSkeleton rows={5} hasSearch />}
      {list.isLoadingError && (
        <ErrorState title={t(`${section}.loadError`)} onRetry={() => void list.refetch()} />
      )}
      {isEmpty && <EmptyState icon={icon} text={t(`${section}.empty`)} action={create} />}
      {list.data && !isEmpty && (
        <div className="@container/list flex flex-col gap-5">
          <SearchField
            label={t(`${section}.search`)}
            value={search}
            onChange={(q) => setParameters(q ? { q } : {}, { replace: true })}
            className="@lg/list:max-w-80"
          />
          {found.length > 0 ? (
            children(found)
          ) : (
            <p role="status" className="py-16 text-center text-muted">
              {t(`${section}.nothingFound`, { search })}
            </p>
          )}
        </div>
      )}
    </AdminPage>
  );
}

function isFound(words: readonly string[], search: string): boolean {
  const wanted = comparable(search.trim());
  return words.some((word) => comparable(word).includes(wanted));
}

const comparable = (text: string) => text.normalize('NFKC').toLowerCase();
