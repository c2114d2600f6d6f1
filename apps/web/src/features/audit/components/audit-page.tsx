import { exportAuditLog } from '@jsk/contracts/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import { useDownload } from '@/lib/use-download';
import { useFormats } from '@/lib/use-formats';
import { auditEntriesOptions } from '../api/audit';
import { auditFilterNames, useAuditView } from '../model/use-audit-view';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';

/** Who did what, and when. */
export function AuditPage() {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  const { view, changeView } = useAuditView();
  const entries = useInfiniteQuery(auditEntriesOptions(view));
  const file = useDownload('audit', {
    running: (size) => t('auditLog.export.running', { size }),
    done: (name) => t('auditLog.export.done', { name }),
    failed: t('auditLog.export.failed'),
  });
  const { data, isPlaceholderData } = entries;
  const shown = data?.pages.flatMap(({ items }) => items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const isFiltered = auditFilterNames.some((name) => view[name]);
  const showAll = () => changeView(Object.fromEntries(auditFilterNames.map((name) => [name, ''])));
  const exportButton = (
    <Button disabled={file.isRunning || shown.length === 0} onClick={() => file.start(exportAuditLog, view)}>
      {file.isRunning ? <Spinner className="size-4" /> : <Download aria-hidden />}
      {t('auditLog.export.start')}
    </Button>
  );
  return (
    <AdminPage title={t('auditLog.title')} intro={t('auditLog.intro')} actions={exportButton}>
      <div className="@container/audit flex flex-1 flex-col">
        <AuditFilters view={view} onChange={changeView} />
        <p role="status" className="mb-2 min-h-6 text-muted tabular-nums">
          {data && !isPlaceholderData && t('auditLog.total', { number: count(total) })}
        </p>
        {entries.isPending && <RowsSkeleton rows={8} />}
        {entries.isError && shown.length === 0 && (
          <ErrorState title={t('auditLog.loadError')} onRetry={() => void entries.refetch()} />
        )}
        {data && shown.length === 0 && !entries.isError && (
          <EmptyState
            icon={ScrollText}
            text={t(isFiltered ? 'auditLog.noMatch' : 'auditLog.empty')}
            {...(isFiltered && { action: <Button onClick={showAll}>{t('auditLog.showAll')}</Button> })}
          />
        )}
        {shown.length > 0 && (
          <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && 'opacity-60')}>
            <AuditTable entries={shown} />
          </div>
        )}
        {entries.hasNextPage && !isPlaceholderData && (
          <Button
            className="mx-auto my-4"
            disabled={entries.isFetchingNextPage}
            onClick={() => void entries.fetchNextPage()}
          >
            {entries.isFetchingNextPage && <Spinner className="size-4" />}
            {t('auditLog.more', { shown: count(shown.length), number: count(total) })}
          </Button>
        )}
      </div>
    </AdminPage>
  );
}
