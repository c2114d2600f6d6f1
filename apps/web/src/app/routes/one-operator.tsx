import { exportSessions } from '@jsk/contracts/reports';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ExportButton } from '@/components/export-button';
import { ButtonLink } from '@/components/ui/button-link';
import { OperatorPanel } from '@/features/analytics/components/operator-panel';
import { reportPath, type ReportView } from '@/lib/report-view';

/** From the table of all operators to one of them. */
export function OneOperator({ view }: { view: ReportView }) {
  const { t } = useTranslation('admin');
  const { operatorId = '' } = useParams();
  return (
    <div className="flex flex-1 flex-col gap-2">
      <ButtonLink look="quiet" size="small" className="-ml-3 self-start" to={reportPath('operators', view)}>
        <ArrowLeft aria-hidden />
        {t('analytics.operators.all')}
      </ButtonLink>
      <OperatorPanel
        operatorId={operatorId}
        view={view}
        hasLists
        actions={
          <ExportButton subject="sessions" endpoint={exportSessions} input={{ ...view.period, operatorId }} />
        }
      />
    </div>
  );
}
