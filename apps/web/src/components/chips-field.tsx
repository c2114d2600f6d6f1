import { Plus, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';

interface ChipsFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** More than this are not taken. */
  max: number;
  lang?: string;
}

/**
 * Several short texts. Enter, a comma or leaving the field takes what is typed; a pasted list is taken line by line;
 * Backspace in the empty field takes the last one away. A text that is there already is not taken twice.
 */
export function ChipsField({ label, hint, error, values, onChange, max, lang }: ChipsFieldProps) {
  const { t } = useTranslation('admin');
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const isFull = values.length >= max;

  function take(text: string) {
    const merged = mergeTexts(values, text).slice(0, max);
    if (merged.length > values.length) onChange(merged);
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter also accepts a word of an input method, as does its own key code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault();
      take(typed);
    }
    if (event.key === 'Backspace' && typed === '') onChange(values.slice(0, -1));
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text');
    if (!separators.test(text)) return;
    event.preventDefault();
    take(`${typed}${text}`);
  }

  const remove = (text: string) => {
    onChange(values.filter((value) => value !== text));
    input.current?.focus();
  };

  return (
    <FormField label={label} {...(hint && { hint })} error={error}>
      {(field) => (
        <div
          className={cn(
            'flex flex-wrap items-center gap-1.5 rounded-lg border bg-surface p-1.5 transition-colors focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
            error ? 'border-danger' : 'border-line-strong hover:border-muted',
          )}
        >
          {values.length > 0 && (
            <ul aria-label={label} className="contents">
              {values.map((text) => (
                <Chip key={text} text={text} lang={lang} onRemove={() => remove(text)} />
              ))}
            </ul>
          )}
          <input
            {...field}
            ref={input}
            lang={lang}
            value={typed}
            disabled={isFull}
            enterKeyHint="enter"
            autoComplete="off"
            placeholder={t(isFull ? 'shell.chips.full' : 'shell.chips.placeholder', { max })}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => take(typed)}
            className="h-7 min-w-32 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-11"
          />
          {typed.trim() !== '' && (
            // Phones may have no Enter that does not end the whole form.
            <Button
              look="quiet"
              size="tiny"
              aria-label={t('shell.chips.add', { text: typed.trim() })}
              onClick={() => take(typed)}
            >
              <Plus aria-hidden />
            </Button>
          )}
        </div>
      )}
    </FormField>
  );
}

function Chip({ text, lang, onRemove }: { text: string; lang: string | undefined; onRemove: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <li className="inline-flex h-7 max-w-full min-w-0 items-center rounded-md bg-sunken pl-2 pointer-coarse:h-11">
      <span lang={lang} className="truncate">
        {text}
      </span>
      <button
        type="button"
        aria-label={t('shell.chips.remove', { text })}
        onClick={onRemove}
        className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:text-ink pointer-coarse:size-11"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  );
}

const separators = /[\n\r,]/;

/** Adds the texts of a list, one a line or between commas, to those that are there. */
function mergeTexts(known: readonly string[], list: string): string[] {
  const merged = [...known];
  for (const text of list.split(separators).map((one) => one.trim().normalize('NFC'))) {
    const isKnown = merged.some((one) => one.toLowerCase() === text.toLowerCase());
    if (text !== '' && !isKnown) merged.push(text);
  }
  return merged;
}
