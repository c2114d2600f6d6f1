import { WandSparkles } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { fieldStyle } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { flexSample, type FlexSampleName, flexSampleNames, isUntouchedSample } from '../model/flex-samples';
import { type BotProblems, refusalsInFlex } from '../model/form-problems';
import { readJson, type TextPlace } from '../model/json-text';
import type { ReplyDraft } from '../model/reply-draft';
import { FlexProblems } from './flex-problems';

interface FlexFieldsProps {
  draft: ReplyDraft;
  problems: BotProblems;
  problemOf: (path: string) => string | undefined;
  onChange: (part: Partial<ReplyDraft>) => void;
}

/** A Flex message as JSON, with templates to begin with and every mistake at its place. */
export function FlexFields({ draft, problems, problemOf, onChange }: FlexFieldsProps) {
  const { t } = useTranslation('admin');
  const json = useRef<HTMLTextAreaElement>(null);
  const { value } = readJson(draft.flex);
  const isRefused = refusalsInFlex(problems).length > 0;

  function goTo({ offset, line }: TextPlace): void {
    const field = json.current;
    if (!field) return;
    field.focus();
    field.setSelectionRange(offset, offset);
    // Browsers do not show the caret when it is set by a script.
    const lineHeight = field.scrollHeight / Math.max(1, draft.flex.split('\n').length);
    field.scrollTop = (line - 3) * lineHeight;
  }

  return (
    <div className="flex flex-col gap-4">
      <SamplePicker draft={draft} onChange={onChange} />
      <FormField
        label={t('replyObjects.flex.json')}
        hint={t('replyObjects.flex.jsonHint')}
        error={problemOf('content.contents') ?? (isRefused ? t('replyObjects.flex.refusedTitle') : undefined)}
      >
        {(field) => (
          <textarea
            {...field}
            ref={json}
            dir="ltr"
            rows={14}
            spellCheck={false}
            autoCapitalize="none"
            value={draft.flex}
            onChange={(event) => onChange({ flex: event.target.value })}
            className={cn(
              fieldStyle,
              // Whoever is brought here has to see what is wrong, too, which stands below.
              'scroll-mb-64 resize-y overflow-auto py-2 font-mono text-[0.8125rem] whitespace-pre [tab-size:2]',
            )}
          />
        )}
      </FormField>
      <FlexProblems json={draft.flex} problems={problems} onGoTo={goTo} />
      {value !== undefined && (
        <Button
          size="small"
          className="self-start"
          onClick={() => onChange({ flex: JSON.stringify(value, null, 2) })}
        >
          <WandSparkles aria-hidden />
          {t('replyObjects.flex.format')}
        </Button>
      )}
    </div>
  );
}

function SamplePicker({ draft, onChange }: Pick<FlexFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('admin');
  const words = t('replyObjects.samples', { returnObjects: true });
  const [asking, setAsking] = useState<FlexSampleName | null>(null);

  function use(name: FlexSampleName): void {
    const { altText, json } = flexSample(name, words);
    const isOwn = draft.altText.trim() !== '' && !isUntouchedSample(draft.flex, words);
    onChange({ flex: json, altText: isOwn ? draft.altText : altText });
    setAsking(null);
  }

  return (
    <div
      role="group"
      aria-label={t('replyObjects.flex.template')}
      className="flex flex-wrap items-center gap-2"
    >
      <span aria-hidden className="text-muted">
        {t('replyObjects.flex.template')}
      </span>
      {flexSampleNames.map((name) => (
        <Button
          key={name}
          size="small"
          onClick={() => (isUntouchedSample(draft.flex, words) ? use(name) : setAsking(name))}
        >
          {t(`replyObjects.flex.templates.${name}`)}
        </Button>
      ))}
      <ConfirmDialog
        open={asking !== null}
        question={t('replyObjects.flex.replaceQuestion')}
        text={t('replyObjects.flex.replaceText')}
        confirm={t('replyObjects.flex.replace')}
        onCancel={() => setAsking(null)}
        onConfirm={() => asking && use(asking)}
      />
    </div>
  );
}
