import { exportSessions } from '@jsk/contracts/reports';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { ReportPeriod, SessionFilter } from '@/lib/report-view';
import { useDownload } from '@/lib/use-download';

interface ExportSessionsButtonProps {
  period: ReportPeriod;
  filter: SessionFilter;
}

/** Takes the sessions of a period out as a file. */
export function ExportSessionsButton({ period, filter }: ExportSessionsButtonProps) {
  const { t } = useTranslation('admin');
  const file = useDownload('sessions', {
    running: (size) => t('sessionReports.export.running', { size }),
    done: (name) => t('sessionReports.export.done', { name }),
    failed: t('sessionReports.export.failed'),
  });
  return (
    <Button disabled={file.isRunning} onClick={() => file.start(exportSessions, { ...period, ...filter })}>
      {file.isRunning ? <Spinner className="size-4" /> : <Download aria-hidden />}
      {t('sessionReports.export.start')}
    </Button>
  );
}
