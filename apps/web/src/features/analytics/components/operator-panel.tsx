import type { OperatorReport } from '@jsk/contracts/analytics';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { type ReportView, sessionsPath } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { operatorOptions } from '../api/analytics';
import { availabilityRows, ownSessionRows } from '../model/day-rows';
import { operatorFigures } from '../model/figures';
import { DayChart } from './day-chart';
import { FigureGrid } from './figure-grid';
import { ReportAwaited } from './report-awaited';
import { ReportBasis } from './report-basis';

interface OperatorPanelProps {
  operatorId: string;
  view: ReportView;
  /** The lists behind the figures are for administrators. */
  hasLists: boolean;
  actions?: ReactNode;
}

/** What one operator did in a period, day by day. */
export function OperatorPanel({ operatorId, view, hasLists, actions }: OperatorPanelProps) {
  const { t } = useTranslation('admin');
  const { data, isError, isPlaceholderData, refetch } = useQuery(operatorOptions(operatorId, view));
  if (!data)
    return (
      <ReportAwaited figures={operatorFigures.length} hasFailed={isError} onRetry={() => void refetch()} />
    );
  const { operator } = data.figures;
  return (
    <div aria-busy={isPlaceholderData} className={cn('grid gap-3', isPlaceholderData && 'opacity-60')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={operator.name} size="medium" />
          <div className="min-w-0">
            <h3 dir="auto" className="truncate text-base font-semibold">
              {operator.name}
            </h3>
            <ReportBasis {...data} />
          </div>
        </div>
        {actions}
      </div>
      <FigureGrid
        label={t('analytics.operators.figuresOf', { name: operator.name })}
        figures={operatorFigures}
        current={data.figures}
        previous={data.previousFigures}
        view={hasLists ? view : null}
      />
      <div className="grid gap-3 @4xl/report:grid-cols-2">
        <Availability report={data} />
        <OwnSessions report={data} view={view} hasLists={hasLists} />
      </div>
    </div>
  );
}

function Availability({ report }: { report: OperatorReport }) {
  const { t } = useTranslation('admin');
  const { clockTime } = useFormats();
  const days = new Map(report.days.map((day) => [day.date, day]));
  const timeOf = (moment: string | null | undefined) => (moment ? clockTime(new Date(moment)) : '–');
  return (
    <DayChart
      title={t('analytics.availability.title')}
      meaning={t('analytics.figures.online.meaning')}
      look="bars"
      kind="duration"
      rows={availabilityRows(report)}
      series={[
        { name: 'online', label: t('analytics.availability.online'), color: '--chart-main' },
        { name: 'away', label: t('analytics.availability.away'), color: '--chart-rest' },
      ]}
      columns={[
        { label: t('analytics.availability.first'), of: (date) => timeOf(days.get(date)?.firstOnlineAt) },
        { label: t('analytics.availability.last'), of: (date) => timeOf(days.get(date)?.lastOnlineAt) },
      ]}
    />
  );
}

type OwnSessionsProps = Pick<OperatorPanelProps, 'view' | 'hasLists'> & { report: OperatorReport };

function OwnSessions({ report, view, hasLists }: OwnSessionsProps) {
  const { t } = useTranslation('admin');
  const operatorId = report.figures.operator.id;
  const pathOfDay = (date: string) =>
    sessionsPath({ ...view, period: { startDate: date, endDate: date } }, { operatorId });
  return (
    <DayChart
      title={t('analytics.ownSessions.title')}
      meaning={t('analytics.figures.ownSessions.meaning')}
      look="bars"
      kind="count"
      rows={ownSessionRows(report)}
      series={[{ name: 'sessions', label: t('analytics.ownSessions.sessions'), color: '--chart-main' }]}
      {...(hasLists && { pathOfDay })}
    />
  );
}
