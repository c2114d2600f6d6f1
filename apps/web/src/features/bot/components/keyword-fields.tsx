import { botLimits } from '@jsk/contracts/bot-limits';
import { type IntentKeyword, type MatchKind, matchKindSchema } from '@jsk/contracts/bot-rules';
import { Plus, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { keywordRow, type Row } from '../model/intent-draft';
import { withPastedKeywords } from '../model/keyword-rows';

type KeywordRow = Row<IntentKeyword>;

interface KeywordFieldsProps {
  rows: readonly KeywordRow[];
  problemOf: (path: string) => string | undefined;
  onChange: (rows: readonly KeywordRow[]) => void;
}

/**
 * What customers write, one row each. Enter goes on in a new row, a pasted list fills as many rows as it has lines, and
 * Backspace in an empty row takes it away.
 */
export function KeywordFields({ rows, problemOf, onChange }: KeywordFieldsProps) {
  const { t } = useTranslation('admin');
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<string | null>(null);
  const max = botLimits.keywordsPerIntent;
  const isFull = rows.length >= max;

  // The row may have come only now.
  useEffect(() => {
    if (focusNext.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${focusNext.current}"]`)?.focus();
    focusNext.current = null;
  });

  function addAfter(index: number): void {
    if (isFull) return;
    const row = keywordRow('', rows[index]?.matchKind);
    onChange([...rows.slice(0, index + 1), row, ...rows.slice(index + 1)]);
    focusNext.current = row.rowId;
  }

  function remove(index: number): void {
    const left = rows.filter((_, at) => at !== index);
    onChange(left.length > 0 ? left : [keywordRow('', rows[index]?.matchKind)]);
    focusNext.current = left[Math.max(0, index - 1)]?.rowId ?? null;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, index: number): void {
    // Enter also accepts a word of an input method.
    if (event.nativeEvent.isComposing) return;
    const { value } = event.currentTarget;
    if (event.key === 'Enter') {
      // Never sends the form: whoever types a list would save it half written.
      event.preventDefault();
      if (value.trim() !== '') addAfter(index);
    }
    if (event.key === 'Backspace' && value === '' && rows.length > 1) {
      event.preventDefault();
      remove(index);
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>, index: number): void {
    const pasted = event.clipboardData.getData('text').trim();
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const { rows: next, next: last } = withPastedKeywords(rows, index, pasted, max);
    onChange(next);
    focusNext.current = last;
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium">{t('intents.keywords.title')}</legend>
      <p className="text-[0.8125rem] text-muted">{t('intents.keywords.hint')}</p>
      {problemOf('keywords') && <p className="text-[0.8125rem] text-danger">{problemOf('keywords')}</p>}
      <ul ref={list} className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <KeywordRowFields
            key={row.rowId}
            row={row}
            number={index + 1}
            error={problemOf(`keywords.${index}.keyword`) ?? problemOf(`keywords.${index}`)}
            onKeyDown={(event) => onKeyDown(event, index)}
            onPaste={(event) => onPaste(event, index)}
            onChange={(part) =>
              onChange(rows.map((known, at) => (at === index ? { ...known, ...part } : known)))
            }
            onRemove={() => remove(index)}
          />
        ))}
      </ul>
      <Button size="small" className="self-start" disabled={isFull} onClick={() => addAfter(rows.length - 1)}>
        <Plus aria-hidden />
        {t('intents.keywords.add')}
      </Button>
    </fieldset>
  );
}

interface KeywordRowFieldsProps {
  row: KeywordRow;
  number: number;
  error: string | undefined;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onChange: (part: Partial<IntentKeyword>) => void;
  onRemove: () => void;
}

function KeywordRowFields(props: KeywordRowFieldsProps) {
  const { row, number, error, onKeyDown, onPaste, onChange, onRemove } = props;
  const { t } = useTranslation('admin');
  const noteId = `${row.rowId}-note`;
  return (
    <li className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-40 flex-1">
          <Input
            data-row={row.rowId}
            lang="th"
            aria-label={t('intents.keywords.keyword', { number })}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? noteId : undefined}
            autoComplete="off"
            enterKeyHint="next"
            maxLength={botLimits.keyword}
            value={row.keyword}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onChange={(event) => onChange({ keyword: event.target.value })}
          />
        </span>
        <Select
          className="w-44"
          aria-label={t('intents.keywords.kind', { number })}
          value={row.matchKind}
          onChange={(event) => onChange({ matchKind: event.target.value as MatchKind })}
        >
          {matchKindSchema.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`bot.matchKinds.${kind}`)}
            </option>
          ))}
        </Select>
        <IconButton label={t('intents.keywords.remove', { number })} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      {error && (
        <p id={noteId} className="text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </li>
  );
}
