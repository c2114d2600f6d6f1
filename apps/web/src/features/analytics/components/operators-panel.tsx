import { exportOperatorFigures } from '@jsk/contracts/analytics';
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { ExportButton } from '@/components/export-button';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { cn } from '@/lib/class-names';
import type { ReportView } from '@/lib/report-view';
import { operatorsOptions } from '../api/analytics';
import { OperatorTable } from './operator-table';
import { ReportBasis } from './report-basis';

/** What each operator did in a period. */
export function OperatorsPanel({ view }: { view: ReportView }) {
  const { t } = useTranslation('admin');
  const { data, isError, isPlaceholderData, refetch } = useQuery(operatorsOptions(view));
  if (!data) {
    if (!isError) return <RowsSkeleton rows={6} />;
    return (
      <ErrorState
        title={t('analytics.loadError')}
        text={t('analytics.loadErrorText')}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data.items.length === 0) return <EmptyState icon={UsersRound} text={t('analytics.operators.empty')} />;
  return (
    <div aria-busy={isPlaceholderData} className={cn('grid gap-3', isPlaceholderData && 'opacity-60')}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ReportBasis period={data.period} timeZone={data.timeZone} />
        <ExportButton
          subject="operators"
          endpoint={exportOperatorFigures}
          input={{ ...view.period, measuredBy: view.measuredBy }}
        />
      </div>
      <OperatorTable items={data.items} view={view} />
    </div>
  );
}
