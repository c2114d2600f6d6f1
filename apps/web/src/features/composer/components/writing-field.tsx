import { useEffect, type ComponentProps } from 'react';
import { cn } from '@/lib/class-names';
import { sendKeyPreference } from '@/lib/send-key';
import { useStore } from '@/lib/store';
import type { Writing } from '@/lib/use-text-writing';

interface WritingFieldProps extends Omit<
  ComponentProps<'textarea'>,
  'value' | 'onChange' | 'onSelect' | 'ref'
> {
  writing: Writing;
  onTyped?: (field: HTMLTextAreaElement) => void;
  /** Goes up whenever the operator asks to write here; 0 as long as they have not. */
  focusRequest: number;
}

/** The field of the composer, as high as its text. */
export function WritingField({ writing, onTyped, focusRequest, className, ...others }: WritingFieldProps) {
  const sendKey = useStore(sendKeyPreference);
  const { field } = writing;
  useEffect(() => {
    if (focusRequest > 0) field.current?.focus();
  }, [focusRequest, field]);
  return (
    <textarea
      ref={field}
      dir="auto"
      rows={1}
      enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
      value={writing.text}
      onSelect={(event) => writing.setCaret(event.currentTarget.selectionStart)}
      onChange={({ target }) => {
        writing.write(target.value, target.selectionStart);
        onTyped?.(target);
      }}
      className={cn(
        'min-w-0 flex-1 resize-none bg-transparent px-1.5 py-1.5 text-[0.9375rem] leading-6 outline-none placeholder:truncate pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-base',
        className,
      )}
      {...others}
    />
  );
}
