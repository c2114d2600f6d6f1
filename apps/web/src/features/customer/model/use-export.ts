import { exportConversationCsv, exportConversationPdf } from '@jsk/contracts/exports';
import { useTranslation } from 'react-i18next';
import { languageStore } from '@/lib/i18n/i18n';
import { useDownload } from '@/lib/use-download';

export type ExportFormat = 'csv' | 'pdf';

const endpoints = { csv: exportConversationCsv, pdf: exportConversationPdf } as const;

/** Takes a conversation out as a file. */
export function useExport(lineUserId: string) {
  const { t } = useTranslation();
  const { isRunning, start } = useDownload(lineUserId, {
    running: (size) => t('customer.export.running', { size }),
    done: (name) => t('customer.export.done', { name }),
    failed: t('customer.export.failed'),
  });
  return {
    isRunning,
    start: (format: ExportFormat) => start(endpoints[format], { lineUserId, language: languageStore.get() }),
  };
}
