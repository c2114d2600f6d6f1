import { isAdministrator } from '@jsk/contracts/roles';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import type { ReportPeriod } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { ratingsOptions } from '../api/ratings';
import { momentsOf, useRatingFilter } from '../model/use-rating-filter';
import { RatingFilters } from './rating-filters';
import { RatingRow } from './rating-row';
import { ScoreDistribution } from './score-distribution';

/** How customers rated their sessions, in their own words; agents see those of their own. */
export function RatingsPanel({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const { timeZone } = useFormats();
  const { filter, change } = useRatingFilter();
  const isForAll = isAdministrator(user.role);
  const view = { ...filter, ...momentsOf(period, timeZone, new Date()) };
  const ratings = useInfiniteQuery(ratingsOptions(view));
  const { data, isPlaceholderData } = ratings;
  const shown = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={t('ratings.title')} className="flex flex-1 flex-col gap-3">
      <p className="max-w-prose text-muted">{t(isForAll ? 'ratings.intro' : 'ratings.introOwn')}</p>
      <RatingFilters filter={filter} hasOperators={isForAll} onChange={change} />
      <ScoreDistribution view={view} onChoose={(score) => change('score', score?.toString() ?? '')} />
      {ratings.isPending && <RowsSkeleton rows={6} />}
      {ratings.isError && shown.length === 0 && (
        <ErrorState title={t('ratings.loadError')} onRetry={() => void ratings.refetch()} />
      )}
      {data && shown.length === 0 && !ratings.isError && (
        <EmptyState
          icon={Star}
          text={t(Object.keys(filter).length > 0 ? 'ratings.noMatch' : 'ratings.empty')}
        />
      )}
      {shown.length > 0 && (
        <ul
          aria-label={t('ratings.title')}
          aria-busy={isPlaceholderData}
          className={cn('rounded-xl border bg-surface px-4', isPlaceholderData && 'opacity-60')}
        >
          {shown.map((answer) => (
            <RatingRow key={answer.sessionId} answer={answer} />
          ))}
        </ul>
      )}
      {ratings.hasNextPage && !isPlaceholderData && (
        <Button
          className="mx-auto my-2"
          disabled={ratings.isFetchingNextPage}
          onClick={() => void ratings.fetchNextPage()}
        >
          {ratings.isFetchingNextPage && <Spinner className="size-4" />}
          {t('ratings.more')}
        </Button>
      )}
    </section>
  );
}
