import { maxAnswerMessages } from '@jsk/contracts/bot-limits';
import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { type IntentDraft, mostMessagesOf, responseRow } from '../model/intent-draft';
import { AnswerField } from './answer-field';

interface ResponseFieldsProps {
  draft: IntentDraft;
  replies: readonly ReplyObject[];
  problemOf: (path: string) => string | undefined;
  onChange: (part: Partial<IntentDraft>) => void;
}

/** What the bot says: all of it, or one of it at random. */
export function ResponseFields({ draft, replies, problemOf, onChange }: ResponseFieldsProps) {
  const { t } = useTranslation('admin');
  const { responses } = draft;
  const together = problemOf('responses');
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-medium">{t('intents.responses.title')}</legend>
      <p className="text-[0.8125rem] text-muted">
        {t('intents.responses.hint', { max: mostMessagesOf(draft) })}
      </p>
      {responses.map(({ rowId, text }, index) => {
        const number = index + 1;
        return (
          <AnswerField
            key={rowId}
            label={t('intents.responses.response', { number })}
            error={problemOf(`responses.${index}`)}
            value={text}
            replies={replies}
            actions={
              <IconButton
                label={t('intents.responses.remove', { number })}
                onClick={() => onChange({ responses: responses.filter((_, at) => at !== index) })}
              >
                <Trash2 aria-hidden />
              </IconButton>
            }
            onChange={(next) =>
              onChange({
                responses: responses.map((known, at) => (at === index ? { ...known, text: next } : known)),
              })
            }
          />
        );
      })}
      {together && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {together}
        </p>
      )}
      <Button
        size="small"
        className="self-start"
        disabled={responses.length >= maxAnswerMessages}
        onClick={() => onChange({ responses: [...responses, responseRow()] })}
      >
        <Plus aria-hidden />
        {t('intents.responses.add')}
      </Button>
      {responses.length > 1 && <ModeChoice draft={draft} onChange={onChange} />}
    </fieldset>
  );
}

function ModeChoice({ draft, onChange }: Pick<ResponseFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('admin');
  const group = useId();
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1 font-medium">{t('intents.responses.mode')}</legend>
      {(['all', 'one'] as const).map((mode) => (
        <label key={mode} className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={group}
            checked={draft.responseMode === mode}
            // Whether the answers are too many together depends on it.
            onChange={() => onChange({ responseMode: mode, responses: draft.responses })}
            className="size-4 accent-accent"
          />
          {t(`intents.responses.modes.${mode}`)}
        </label>
      ))}
    </fieldset>
  );
}
