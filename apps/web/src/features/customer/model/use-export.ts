import { exportConversationCsv, exportConversationPdf } from '@jsk/contracts/exports';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { download } from '@/lib/api-client';
import { saveFile } from '@/lib/api-download';
import { languageStore } from '@/lib/i18n/i18n';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';

export type ExportFormat = 'csv' | 'pdf';

const endpoints = { csv: exportConversationCsv, pdf: exportConversationPdf } as const;

/** Takes a conversation out as a file. How far it has got, how to stop it and what went wrong is said in a toast. */
export function useExport(lineUserId: string) {
  const { t } = useTranslation();
  const { fileSize } = useFormats();
  const [isRunning, setRunning] = useState(false);

  async function run(format: ExportFormat) {
    const id = `export ${lineUserId}`;
    const stopping = new AbortController();
    const cancel = { label: t('common.cancel'), onClick: () => stopping.abort() };
    const say = (bytes: number) =>
      toast.loading(t('customer.export.running', { size: fileSize(bytes) }), { id, cancel });
    setRunning(true);
    say(0);
    try {
      const input = { lineUserId, language: languageStore.get() };
      const file = await download(endpoints[format], input, { signal: stopping.signal, onProgress: say });
      saveFile(file);
      toast.success(t('customer.export.done', { name: file.name }), { id, cancel: undefined });
    } catch (error) {
      if (stopping.signal.aborted) toast.dismiss(id);
      else {
        const action = { label: t('common.retry'), onClick: () => void run(format) };
        toast.error(t('customer.export.failed'), {
          id,
          cancel: undefined,
          description: problemText(t, error),
          action,
        });
      }
    } finally {
      setRunning(false);
    }
  }

  return { isRunning, start: (format: ExportFormat) => void run(format) };
}
