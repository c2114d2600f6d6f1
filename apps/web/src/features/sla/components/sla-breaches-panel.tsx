import { useInfiniteQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import { type BreachesView, slaBreachesOptions } from '../api/sla-breaches';
import { useBreachFilters } from '../model/use-breach-filters';
import { BreachFilters } from './breach-filters';
import { BreachTable } from './breach-table';

/** Which promises to customers were broken in the sessions that began in a period. */
export function SlaBreachesPanel({
  period,
}: {
  period: Pick<BreachesView, 'days' | 'startDate' | 'endDate'>;
}) {
  const { t } = useTranslation('admin');
  const { filters, change } = useBreachFilters();
  const breaches = useInfiniteQuery(slaBreachesOptions({ ...period, ...filters }));
  const { data, isPlaceholderData } = breaches;
  const shown = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={t('slaBreaches.title')} className="@container/breaches flex flex-1 flex-col">
      <p className="mb-4 max-w-prose text-muted">{t('slaBreaches.intro')}</p>
      <BreachFilters filters={filters} counts={data?.pages[0]?.counts} onChange={change} />
      {breaches.isPending && <RowsSkeleton rows={6} />}
      {breaches.isError && shown.length === 0 && (
        <ErrorState title={t('slaBreaches.loadError')} onRetry={() => void breaches.refetch()} />
      )}
      {data && shown.length === 0 && !breaches.isError && (
        <EmptyState icon={ShieldCheck} text={t('slaBreaches.empty')} />
      )}
      {shown.length > 0 && (
        <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && 'opacity-60')}>
          <BreachTable breaches={shown} />
        </div>
      )}
      {breaches.hasNextPage && !isPlaceholderData && (
        <Button
          className="mx-auto my-4"
          disabled={breaches.isFetchingNextPage}
          onClick={() => void breaches.fetchNextPage()}
        >
          {breaches.isFetchingNextPage && <Spinner className="size-4" />}
          {t('slaBreaches.more')}
        </Button>
      )}
    </section>
  );
}
