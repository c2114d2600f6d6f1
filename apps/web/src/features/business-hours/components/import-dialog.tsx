import type { HolidayImport } from '@jsk/contracts/business-hours';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { FormDialog } from '@/components/form-dialog';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { fieldStyle } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { ApiProblem } from '@/lib/api-problem';
import { useImportHolidays } from '../api/business-hours';
import { readListFile } from '../model/list-file';
import { ImportPreview } from './import-preview';

/** As much as the API takes. */
const maxCharacters = 200_000;

/** A list is pasted or loaded from a file, looked through, and then imported. */
export function ImportDialog({ timeZone, onClose }: { timeZone: string; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const send = useImportHolidays();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<HolidayImport | null>(null);
  const [error, setError] = useState<string>();
  const isRefused = send.error instanceof ApiProblem && send.error.errors.length > 0;

  const change = (changed: string) => {
    send.reset();
    setFound(null);
    setError(undefined);
    setText(changed);
  };

  async function load(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const list = await readListFile(chosen, maxCharacters);
    change(list ?? '');
    if (list === null) setError(t('businessHours.import.unreadable'));
  }

  function submit(): boolean {
    if (text.trim() === '') {
      setError(t('shell.problems.required'));
      return false;
    }
    if (!found) {
      send.mutate({ text, preview: true }, { onSuccess: setFound });
      return true;
    }
    const onSuccess = ({ added }: HolidayImport) => {
      toast.success(t('businessHours.import.done', { number: added.length }));
      onClose();
    };
    if (found.added.length > 0) send.mutate({ text, preview: false }, { onSuccess });
    else onClose();
    return true;
  }

  return (
    <FormDialog
      title={t('businessHours.import.title')}
      submitLabel={submitLabel()}
      isSaving={send.isPending}
      failure={send.error && !isRefused ? problemText(tCommon, send.error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField
        label={t('businessHours.import.list')}
        hint={t('businessHours.import.hint')}
        error={isRefused ? t('businessHours.import.tooLong') : error}
      >
        {(field) => (
          <textarea
            {...field}
            rows={5}
            maxLength={maxCharacters}
            placeholder={t('businessHours.import.example')}
            value={text}
            onChange={(event) => change(event.target.value)}
            className={cn(fieldStyle, 'min-h-28 resize-y py-2')}
          />
        )}
      </FormField>
      <input
        ref={file}
        type="file"
        hidden
        accept=".ics,.csv,.txt,text/calendar,text/csv,text/plain"
        aria-label={t('businessHours.import.file')}
        onChange={({ target }) => {
          void load(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button size="small" className="-mt-2 self-start" onClick={() => file.current?.click()}>
        <FileUp aria-hidden />
        {t('businessHours.import.file')}
      </Button>
      {found && <ImportPreview found={found} timeZone={timeZone} />}
    </FormDialog>
  );

  function submitLabel(): string {
    if (!found) return t('businessHours.import.preview');
    const number = found.added.length;
    return number > 0 ? t('businessHours.import.do', { number }) : tCommon('common.close');
  }
}
