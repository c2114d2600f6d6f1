import { isAdministrator } from '@jsk/contracts/roles';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { AppShell } from '@/components/app-shell';
import { PaneBoundary } from '@/components/pane-boundary';
import { DashboardPanel } from '@/features/analytics/components/dashboard-panel';
import { OperatorPanel } from '@/features/analytics/components/operator-panel';
import { OperatorsPanel } from '@/features/analytics/components/operators-panel';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';
import { LiveKpisPanel } from '@/features/live-kpis/components/live-kpis-panel';
import { RatingsPanel } from '@/features/ratings/components/ratings-panel';
import { SessionsPanel } from '@/features/reports/components/sessions-panel';
import { SlaBreachesPanel } from '@/features/sla/components/sla-breaches-panel';
import { useLive } from '@/lib/live-context';
import { useReportView } from '@/lib/use-report-view';
import { AnalyticsFrame } from './analytics-frame';
import { OneOperator } from './one-operator';

/** How it goes and how it went; agents see what they did themselves. */
export function AnalyticsRoute() {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const attention = useAttention();
  useAttentionTitle(t('analytics.title'), attention);
  const { pathname } = useLocation();
  return (
    <AppShell title={t('analytics.title')} attention={attention} hideBottomBar={false}>
      <PaneBoundary key={pathname}>
        {isAdministrator(user.role) ? <AllReports /> : <OwnReports />}
      </PaneBoundary>
    </AppShell>
  );
}

const allTabs = ['live', 'dashboard', 'operators', 'sla', 'reports', 'ratings'] as const;

function AllReports() {
  const { view } = useReportView();
  const { period } = view;
  return (
    <AnalyticsFrame tabs={allTabs}>
      <Routes>
        <Route path="live" element={<LiveKpisPanel />} />
        <Route path="dashboard" element={<DashboardPanel view={view} />} />
        <Route path="operators" element={<OperatorsPanel view={view} />} />
        <Route path="operators/:operatorId" element={<OneOperator view={view} />} />
        <Route path="sla" element={<SlaBreachesPanel period={period} />} />
        <Route path="reports" element={<SessionsPanel period={period} />} />
        <Route path="ratings" element={<RatingsPanel period={period} />} />
        <Route path="*" element={<Navigate to="/analytics/live" replace />} />
      </Routes>
    </AnalyticsFrame>
  );
}

const ownTabs = ['me', 'ratings'] as const;

function OwnReports() {
  const { user } = useLive();
  const { view } = useReportView();
  return (
    <AnalyticsFrame tabs={ownTabs}>
      <Routes>
        <Route path="me" element={<OperatorPanel operatorId={user.id} view={view} hasLists={false} />} />
        <Route path="ratings" element={<RatingsPanel period={view.period} />} />
        <Route path="*" element={<Navigate to="/analytics/me" replace />} />
      </Routes>
    </AnalyticsFrame>
  );
}
