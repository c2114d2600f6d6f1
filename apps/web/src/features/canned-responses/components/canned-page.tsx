import type { CannedResponse } from '@jsk/contracts/canned-responses';
import { isAdministrator } from '@jsk/contracts/roles';
import { useQuery } from '@tanstack/react-query';
import { Plus, Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { SearchField } from '@/components/search-field';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { cannedResponsesOptions, matchingResponses } from '@/lib/canned-queries';
import { useLive } from '@/lib/live-context';
import { CannedDialog } from './canned-dialog';
import { CannedTable } from './canned-table';

/** Stands for those without a category. */
const noCategory = '-';

/** The team's canned responses and one's own. */
export function CannedPage() {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  // Colleagues use and change them, and the socket does not tell.
  const responses = useQuery({ ...cannedResponsesOptions, refetchOnMount: 'always' });
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('cannedResponses.add')}
    </Button>
  );
  const isEmpty = responses.data?.length === 0;
  return (
    <AdminPage
      title={t('cannedResponses.title')}
      intro={t(isAdministrator(user.role) ? 'cannedResponses.intro' : 'cannedResponses.introForAgents')}
      {...(responses.data && !isEmpty && { actions: add })}
    >
      {responses.isPending && <RowsSkeleton rows={5} hasSearch />}
      {responses.isLoadingError && (
        <ErrorState title={t('cannedResponses.loadError')} onRetry={() => void responses.refetch()} />
      )}
      {isEmpty && <EmptyState icon={Zap} text={t('cannedResponses.empty')} action={add} />}
      {responses.data && !isEmpty && <FilteredResponses responses={responses.data} />}
      {isAdding && (
        <CannedDialog
          response={null}
          categories={categoriesOf(responses.data ?? [])}
          onClose={() => setAdding(false)}
        />
      )}
    </AdminPage>
  );
}

function FilteredResponses({ responses }: { responses: readonly CannedResponse[] }) {
  const { t } = useTranslation('admin');
  const [parameters, setParameters] = useSearchParams();
  const query = parameters.get('q') ?? '';
  const category = parameters.get('category');
  const scope = parameters.get('scope');
  const set = (name: string, value: string) =>
    setParameters(
      (known) => {
        if (value) known.set(name, value);
        else known.delete(name);
        return known;
      },
      { replace: true },
    );
  const categories = categoriesOf(responses);
  const found = matchingResponses(responses, query.replace(/^\//, '')).filter(
    (one) =>
      (!category || (one.category || noCategory) === category) &&
      (!scope || (one.owner === null) === (scope === 'team')),
  );
  return (
    <div className="@container/page">
      <div className="flex flex-wrap gap-2">
        <SearchField
          label={t('cannedResponses.search')}
          value={query}
          onChange={(text) => set('q', text)}
          className="min-w-48 flex-1 basis-full @lg/page:basis-60"
        />
        <Select
          aria-label={t('cannedResponses.columns.category')}
          value={category ?? ''}
          onChange={({ target }) => set('category', target.value)}
          className="min-w-0 flex-1 @lg/page:flex-none"
        >
          <option value="">{t('cannedResponses.allCategories')}</option>
          {categories.map((name) => (
            <option key={name}>{name}</option>
          ))}
          {responses.some((one) => one.category === '') && (
            <option value={noCategory}>{t('cannedResponses.noCategory')}</option>
          )}
        </Select>
        <Select
          aria-label={t('cannedResponses.scope')}
          value={scope ?? ''}
          onChange={({ target }) => set('scope', target.value)}
          className="min-w-0 flex-1 @lg/page:flex-none"
        >
          <option value="">{t('cannedResponses.allScopes')}</option>
          <option value="team">{t('cannedResponses.scopes.team')}</option>
          <option value="personal">{t('cannedResponses.scopes.personal')}</option>
        </Select>
      </div>
      {found.length > 0 ? (
        <CannedTable responses={found} categories={categories} />
      ) : (
        <p role="status" className="py-16 text-center text-muted">
          {t('cannedResponses.notFound')}
        </p>
      )}
    </div>
  );
}

function categoriesOf(responses: readonly CannedResponse[]): string[] {
  return [...new Set(responses.map(({ category }) => category).filter(Boolean))].sort();
}
