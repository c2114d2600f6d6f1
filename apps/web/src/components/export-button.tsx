import type { Endpoint, InputOf } from '@jsk/contracts/endpoint';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { useDownload } from '@/lib/use-download';

interface ExportButtonProps<E extends Endpoint> {
  endpoint: E;
  input: InputOf<E>;
  /** What is taken out; another file of it takes the place of the progress of the one before. */
  subject: 'sessions' | 'operators';
}

/** Takes a report out as a file. */
export function ExportButton<E extends Endpoint>({ endpoint, input, subject }: ExportButtonProps<E>) {
  const { t } = useTranslation('admin');
  const file = useDownload(subject, {
    running: (size) => t('sessionReports.export.running', { size }),
    done: (name) => t('sessionReports.export.done', { name }),
    failed: t('sessionReports.export.failed'),
  });
  return (
    <Button disabled={file.isRunning} onClick={() => file.start(endpoint, input)}>
      {file.isRunning ? <Spinner className="size-4" /> : <Download aria-hidden />}
      {t('sessionReports.export.start')}
    </Button>
  );
}
