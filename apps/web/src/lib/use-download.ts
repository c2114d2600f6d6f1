import type { Endpoint, InputOf } from '@jsk/contracts/endpoint';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from './api-client';
import { saveFile } from './api-download';
import { problemText } from './i18n/problem-text';
import { toast } from './toast';
import { useFormats } from './use-formats';

interface DownloadWords {
  running: (size: string) => string;
  done: (name: string) => string;
  failed: string;
}

/**
 * Takes something out as a file. How far it has got, how to stop it and what went wrong is said in a toast.
 * @param subject what is taken out: of each there is one toast
 */
export function useDownload(subject: string, words: DownloadWords) {
  const { t } = useTranslation();
  const { fileSize } = useFormats();
  const [isRunning, setRunning] = useState(false);

  async function run<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<void> {
    const id = `download ${subject}`;
    const stopping = new AbortController();
    const cancel = { label: t('common.cancel'), onClick: () => stopping.abort() };
    const say = (bytes: number) => toast.loading(words.running(fileSize(bytes)), { id, cancel });
    setRunning(true);
    say(0);
    try {
      const file = await download(endpoint, input, { signal: stopping.signal, onProgress: say });
      saveFile(file);
      toast.success(words.done(file.name), { id, cancel: undefined });
    } catch (error) {
      if (stopping.signal.aborted) toast.dismiss(id);
      else {
        const action = { label: t('common.retry'), onClick: () => void run(endpoint, input) };
        toast.error(words.failed, {
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

  return {
    isRunning,
    start: <E extends Endpoint>(endpoint: E, input: InputOf<E>) => void run(endpoint, input),
  };
}
