import { botLimits } from '@jsk/contracts/bot-limits';
import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { type ReactNode, useRef } from 'react';
import { FormField } from '@/components/form-field';
import { fieldStyle } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { insertApart } from '../model/text-insertion';
import { SavedReplyMenu } from './saved-reply-menu';

interface AnswerFieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  replies: readonly ReplyObject[];
  /** What else can be done with this answer. */
  actions?: ReactNode;
  onChange: (value: string) => void;
}

/** An answer of the bot: text, with saved replies put in where the caret is. */
export function AnswerField({ label, hint, error, value, replies, actions, onChange }: AnswerFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);

  function insert(code: string): void {
    const element = field.current;
    const { selectionStart: start, selectionEnd: end } = element ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    const { text, caret } = insertApart(value, { start, end }, `$${code}`);
    onChange(text);
    // Once the text is in the field, and the menu has given the focus back.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(caret, caret);
    });
  }

  return (
    <FormField label={label} {...(hint && { hint })} error={error}>
      {(props) => (
        <span
          className={cn(
            'flex flex-col rounded-lg border bg-surface focus-within:outline-2 focus-within:outline-focus',
            error ? 'border-danger' : 'border-line-strong',
          )}
        >
          <textarea
            {...props}
            ref={field}
            lang="th"
            rows={2}
            maxLength={botLimits.responseText}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={cn(
              fieldStyle,
              'field-sizing-content max-h-60 min-h-16 resize-none border-transparent py-2 outline-none hover:border-transparent aria-invalid:border-transparent',
            )}
          />
          <span className="flex items-center justify-between gap-2 border-t px-1.5 py-1">
            <SavedReplyMenu replies={replies} onChoose={insert} />
            {actions}
          </span>
        </span>
      )}
    </FormField>
  );
}
