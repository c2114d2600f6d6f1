import { Download, Printer } from 'lucide-react';
import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/copy-button';
import { Button } from '@/components/ui/button';
import { saveFile } from '@/lib/api-download';

interface RecoveryCodesProps {
  codes: readonly string[];
  username: string;
  onKept: () => void;
}

/** Shown once: to be copied, saved or printed before anything else. */
export function RecoveryCodes({ codes, username, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation();
  const headingId = useId();
  const [isKept, setKept] = useState(false);
  const heading = t('recovery.sheet', { name: username });
  const text = `${heading}\n\n${codes.join('\n')}\n`;
  const save = () =>
    saveFile({
      content: new Blob([text], { type: 'text/plain;charset=utf-8' }),
      name: `jskapp-recovery-codes-${username}.txt`,
    });
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-4">
      <div>
        <h3 id={headingId} className="text-[0.9375rem] font-semibold">
          {t('recovery.title')}
        </h3>
        <p className="text-muted">{t('recovery.text')}</p>
      </div>
      <div className="relative rounded-lg border bg-sunken p-4 pr-12">
        <ol
          aria-label={t('recovery.list')}
          className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 gap-y-1 font-mono"
        >
          {codes.map((code) => (
            <li key={code} className="whitespace-nowrap">
              {code}
            </li>
          ))}
        </ol>
        <CopyButton text={text} label={t('recovery.list')} className="absolute top-2.5 right-2.5" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={save}>
          <Download aria-hidden />
          {t('recovery.download')}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          <Printer aria-hidden />
          {t('recovery.print')}
        </Button>
      </div>
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
          className="size-4 shrink-0 accent-accent"
        />
        {t('recovery.kept')}
      </label>
      <Button look="primary" disabled={!isKept} className="self-end" onClick={onKept}>
        {t('recovery.done')}
      </Button>
      <PrintSheet text={text} />
    </section>
  );
}

/** Nothing but the codes on paper. */
function PrintSheet({ text }: { text: string }) {
  return createPortal(
    <pre data-print-sheet className="hidden p-8 font-mono text-base whitespace-pre-wrap print:block">
      {text}
    </pre>,
    document.body,
  );
}
