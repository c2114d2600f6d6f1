import type { Dashboard } from '@jsk/contracts/analytics';
import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/empty-state';
import { cn } from '@/lib/class-names';
import type { ReportView } from '@/lib/report-view';
import { dashboardOptions } from '../api/analytics';
import { totalFigures } from '../model/figures';
import { DashboardCharts } from './dashboard-charts';
import { FigureGrid } from './figure-grid';
import { ReportAwaited } from './report-awaited';
import { ReportBasis } from './report-basis';

/** How it went in a period, beside the one before it. */
export function DashboardPanel({ view }: { view: ReportView }) {
  const { t } = useTranslation('admin');
  const { data, isError, isPlaceholderData, refetch } = useQuery(dashboardOptions(view));
  if (!data)
    return <ReportAwaited figures={totalFigures.length} hasFailed={isError} onRetry={() => void refetch()} />;
  if (isNothing(data)) return <EmptyState icon={ChartColumn} text={t('analytics.empty')} />;
  return (
    <div aria-busy={isPlaceholderData} className={cn('grid gap-3', isPlaceholderData && 'opacity-60')}>
      <ReportBasis {...data} />
      <FigureGrid
        label={t('analytics.totals')}
        figures={totalFigures}
        current={data.totals}
        previous={data.previousTotals}
        view={view}
      />
      <DashboardCharts dashboard={data} view={view} />
    </div>
  );
}

function isNothing({ totals, previousTotals, funnel }: Dashboard): boolean {
  return totals.sessions + previousTotals.sessions + funnel.contacts === 0;
}
