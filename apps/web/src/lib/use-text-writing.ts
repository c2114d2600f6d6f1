import { useRef, useState, type RefObject } from 'react';

/** A text that is being written, and the field it is written in. */
export interface Writing {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  caret: number;
  setCaret: (caret: number) => void;
  write: (text: string, caret: number) => void;
  /** Puts something in place of a part of the text, and the caret behind it. */
  replace: (start: number, end: number, insertion: string) => void;
  insertAtCaret: (insertion: string) => void;
}

/** A text that somebody else keeps, as one that can be written and put things into. */
export function useTextWriting(text: string, keep: (text: string) => void): Writing {
  const [caret, setCaret] = useState(text.length);
  const field = useRef<HTMLTextAreaElement>(null);

  const write = (next: string, nextCaret: number) => {
    keep(next);
    setCaret(nextCaret);
  };
  const replace = (start: number, end: number, insertion: string) => {
    write(text.slice(0, start) + insertion + text.slice(end), start + insertion.length);
    // React sets the new text first; then the caret can go behind what was inserted.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start + insertion.length, start + insertion.length);
    });
  };
  const insertAtCaret = (insertion: string) =>
    replace(
      field.current?.selectionStart ?? text.length,
      field.current?.selectionEnd ?? text.length,
      insertion,
    );
  return { field, text, caret, setCaret, write, replace, insertAtCaret };
}
