import type { Dashboard } from '@jsk/contracts/analytics';
import { useTranslation } from 'react-i18next';
import { type ReportView, type SessionFilter, sessionsPath } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { abandonmentRows, costRows, responseRows, volumeRows } from '../model/day-rows';
import { AmountBars } from './amount-bars';
import { DayChart } from './day-chart';
import { DurationsTable } from './durations-table';
import { PeakHours } from './peak-hours';
import { NothingYet, ReportSection } from './report-section';

interface DashboardPartProps {
  dashboard: Dashboard;
  view: ReportView;
}

/** The sessions of one day. */
function useDayPath({ measuredBy }: ReportView) {
  return (filter: SessionFilter) => (date: string) =>
    sessionsPath({ period: { startDate: date, endDate: date }, measuredBy }, filter);
}

export function DashboardCharts({ dashboard, view }: DashboardPartProps) {
  const wide = '@4xl/report:col-span-2';
  return (
    <div className="grid gap-3 @4xl/report:grid-cols-3">
      <Volume dashboard={dashboard} view={view} className={wide} />
      <Funnel dashboard={dashboard} view={view} />
      <PeakHours view={view} className={wide} />
      <Triggers dashboard={dashboard} view={view} />
      <div className="grid gap-3 @4xl/report:col-span-3 @4xl/report:grid-cols-2">
        <DurationsTable totals={dashboard.totals} view={view} />
        <Responses dashboard={dashboard} view={view} />
        <Abandonment dashboard={dashboard} view={view} />
        <Cost dashboard={dashboard} />
      </div>
    </div>
  );
}

function Volume({ dashboard, view, className }: DashboardPartProps & { className: string }) {
  const { t } = useTranslation('admin');
  const pathOf = useDayPath(view);
  return (
    <DayChart
      title={t('analytics.volume.title')}
      meaning={t('analytics.volume.meaning')}
      look="bars"
      kind="count"
      className={className}
      rows={volumeRows(dashboard)}
      series={[
        {
          name: 'closed',
          label: t('analytics.volume.closed'),
          color: '--chart-main',
          path: pathOf({ outcome: 'closed' }),
        },
        {
          name: 'abandoned',
          label: t('analytics.volume.abandoned'),
          color: '--chart-bad',
          path: pathOf({ outcome: 'abandoned' }),
        },
        {
          name: 'open',
          label: t('analytics.volume.open'),
          color: '--chart-rest',
          path: pathOf({ outcome: 'open' }),
        },
      ]}
      pathOfDay={pathOf({})}
    />
  );
}

function Funnel({ dashboard: { funnel }, view }: DashboardPartProps) {
  const { t } = useTranslation('admin');
  const { percent } = useFormats();
  const steps = [
    { id: 'contacts', number: funnel.contacts },
    {
      id: 'askedForPerson',
      number: funnel.askedForPerson,
      path: sessionsPath(view, { begunBy: 'customer' }),
    },
    {
      id: 'claimed',
      number: funnel.claimed,
      path: sessionsPath(view, { begunBy: 'customer', outcome: 'claimed' }),
    },
    {
      id: 'resolved',
      number: funnel.resolved,
      path: sessionsPath(view, { begunBy: 'customer', outcome: 'closed' }),
    },
  ] as const;
  return (
    <ReportSection title={t('analytics.funnel.title')} meaning={t('analytics.funnel.meaning')}>
      <AmountBars
        amounts={steps.map((step, index) => {
          const before = steps[index - 1]?.number;
          return {
            ...step,
            label: t(`analytics.funnel.${step.id}`),
            note: before ? percent(step.number / before) : null,
          };
        })}
      />
    </ReportSection>
  );
}

function Triggers({ dashboard: { triggers }, view }: DashboardPartProps) {
  const { t } = useTranslation(['admin', 'translation']);
  return (
    <ReportSection title={t('analytics.triggers.title')} meaning={t('analytics.triggers.meaning')}>
      {triggers.length === 0 && <NothingYet text={t('analytics.nothing')} />}
      <AmountBars
        amounts={triggers.map(({ trigger, sessions: number }) => {
          if (!trigger) return { id: 'others', label: t('analytics.triggers.others'), number };
          const { kind, keyword } = trigger;
          const label = t(`customer.triggers.${kind}`, { ns: 'translation', keyword: keyword ?? '' });
          const filter: SessionFilter = {
            begunBy: 'customer',
            trigger: kind,
            ...(keyword && { keyword }),
          };
          return { id: `${kind} ${keyword}`, label, number, path: sessionsPath(view, filter) };
        })}
      />
    </ReportSection>
  );
}

function Responses({ dashboard, view }: DashboardPartProps) {
  const { t } = useTranslation('admin');
  return (
    <DayChart
      title={t('analytics.responses.title')}
      meaning={t('analytics.figures.firstResponse.meaning')}
      look="lines"
      kind="duration"
      rows={responseRows(dashboard)}
      series={[
        { name: 'p50', label: t('analytics.responses.p50'), color: '--chart-main' },
        { name: 'p90', label: t('analytics.responses.p90'), color: '--chart-second' },
      ]}
      pathOfDay={useDayPath(view)({ begunBy: 'customer', outcome: 'answered' })}
    />
  );
}

function Abandonment({ dashboard, view }: DashboardPartProps) {
  const { t } = useTranslation('admin');
  return (
    <DayChart
      title={t('analytics.abandonment.title')}
      meaning={t('analytics.figures.abandonment.meaning')}
      look="lines"
      kind="share"
      rows={abandonmentRows(dashboard)}
      series={[{ name: 'rate', label: t('analytics.abandonment.rate'), color: '--chart-bad' }]}
      pathOfDay={useDayPath(view)({ outcome: 'abandoned' })}
    />
  );
}

function Cost({ dashboard }: Pick<DashboardPartProps, 'dashboard'>) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  const { free, paid, coalesced } = dashboard.cost;
  return (
    <DayChart
      title={t('analytics.cost.title')}
      meaning={t('analytics.cost.meaning')}
      look="bars"
      kind="count"
      rows={costRows(dashboard)}
      series={[
        {
          name: 'paid',
          label: t('analytics.cost.paid', { number: count(paid) }),
          color: '--chart-second',
        },
        { name: 'free', label: t('analytics.cost.free', { number: count(free) }), color: '--chart-main' },
        {
          name: 'coalesced',
          label: t('analytics.cost.coalesced', { number: count(coalesced) }),
          color: '--chart-rest',
        },
      ]}
    />
  );
}
