import { exportSessions } from '@jsk/contracts/reports';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ExportButton } from '@/components/export-button';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import type { ReportPeriod } from '@/lib/report-view';
import { sessionsOptions, summaryOptions } from '../api/session-reports';
import { useSessionFilter } from '../model/use-session-filter';
import { SessionFilters } from './session-filters';
import { SessionSummary } from './session-summary';
import { SessionTable } from './session-table';

/** The sessions of a period one by one, all of them or those behind a figure; and as a file. */
export function SessionsPanel({ period }: { period: ReportPeriod }) {
  const { t } = useTranslation('admin');
  const { filter, change, showAll } = useSessionFilter();
  const summary = useQuery(summaryOptions(period, filter));
  const sessions = useInfiniteQuery(sessionsOptions(period, filter));
  const { data, isPlaceholderData } = sessions;
  const shown = data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <section aria-label={t('sessionReports.title')} className="flex flex-1 flex-col gap-4">
      <SessionFilters
        filter={filter}
        onChange={change}
        actions={
          <ExportButton subject="sessions" endpoint={exportSessions} input={{ ...period, ...filter }} />
        }
      />
      {summary.data ? (
        <SessionSummary summary={summary.data} />
      ) : (
        summary.isPending && <Skeleton className="h-24 rounded-xl" />
      )}
      {sessions.isPending && <RowsSkeleton rows={8} />}
      {sessions.isError && shown.length === 0 && (
        <ErrorState title={t('sessionReports.loadError')} onRetry={() => void sessions.refetch()} />
      )}
      {data && shown.length === 0 && !sessions.isError && (
        <EmptyState
          icon={Inbox}
          text={t(isFiltered ? 'sessionReports.noMatch' : 'sessionReports.empty')}
          {...(isFiltered && { action: <Button onClick={showAll}>{t('sessionReports.showAll')}</Button> })}
        />
      )}
      {shown.length > 0 && (
        <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && 'opacity-60')}>
          <SessionTable sessions={shown} />
        </div>
      )}
      {sessions.hasNextPage && !isPlaceholderData && (
        <Button
          className="mx-auto my-4"
          disabled={sessions.isFetchingNextPage}
          onClick={() => void sessions.fetchNextPage()}
        >
          {sessions.isFetchingNextPage && <Spinner className="size-4" />}
          {t('sessionReports.more')}
        </Button>
      )}
    </section>
  );
}
