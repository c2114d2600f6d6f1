import type { HandoffKeyword } from '@jsk/contracts/handoff-keywords';
import { useQuery } from '@tanstack/react-query';
import { Hand, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { SearchField } from '@/components/search-field';
import { Button } from '@/components/ui/button';
import { handoffKeywordsOptions } from '../api/handoff-keywords';
import { isFoundBy } from '../model/keyword-match';
import { AddKeywordsDialog } from './add-keywords-dialog';
import { KeywordTable } from './keyword-table';

/** The words with which customers ask for a person. */
export function HandoffKeywordsPage() {
  const { t } = useTranslation('admin');
  const keywords = useQuery(handoffKeywordsOptions);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('handoffKeywords.add')}
    </Button>
  );
  const isEmpty = keywords.data?.length === 0;
  return (
    <AdminPage
      title={t('handoffKeywords.title')}
      intro={t('handoffKeywords.intro')}
      {...(keywords.data && !isEmpty && { actions: add })}
    >
      {keywords.isPending && <RowsSkeleton rows={6} hasSearch />}
      {keywords.isLoadingError && (
        <ErrorState title={t('handoffKeywords.loadError')} onRetry={() => void keywords.refetch()} />
      )}
      {isEmpty && <EmptyState icon={Hand} text={t('handoffKeywords.empty')} action={add} />}
      {keywords.data && !isEmpty && <SearchableKeywords keywords={keywords.data} />}
      {isAdding && <AddKeywordsDialog onClose={() => setAdding(false)} />}
    </AdminPage>
  );
}

function SearchableKeywords({ keywords }: { keywords: readonly HandoffKeyword[] }) {
  const { t } = useTranslation('admin');
  const [parameters, setParameters] = useSearchParams();
  const query = parameters.get('q') ?? '';
  const found = keywords.filter(({ keyword }) => isFoundBy(query, keyword));
  return (
    <div className="@container/page">
      <SearchField
        label={t('handoffKeywords.search')}
        value={query}
        onChange={(q) => setParameters(q ? { q } : {}, { replace: true })}
        className="@lg/page:max-w-80"
      />
      <p className="mt-2 max-w-prose text-[0.8125rem] text-muted">{t('handoffKeywords.matchesHint')}</p>
      {found.length > 0 ? (
        <KeywordTable keywords={found} />
      ) : (
        <p role="status" className="py-16 text-center text-muted">
          {t('handoffKeywords.notFound', { q: query })}
        </p>
      )}
    </div>
  );
}
