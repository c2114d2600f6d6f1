import type { Colleague } from '@jsk/contracts/conversations';
import { useId, useState, type KeyboardEvent } from 'react';
import { matchingPeople, mentionQueryAt } from './mention-query';
import type { Writing } from './use-text-writing';

/** The list that opens while an `@name` is written: who matches, and on whom the keyboard is. */
export function useMentionPicker({ text, caret, replace }: Writing, colleagues: readonly Colleague[]) {
  const listId = useId();
  const mention = mentionQueryAt(text, caret);
  const [dismissedStart, setDismissedStart] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  // A list that was closed stays closed for as long as that name is written.
  if (mention === null && dismissedStart !== null) setDismissedStart(null);
  const matches = mention ? matchingPeople(colleagues, mention.query) : [];
  const isOpen = mention !== null && mention.start !== dismissedStart && matches.length > 0;
  const index = Math.min(chosen, matches.length - 1);

  function pick({ name }: Colleague): void {
    if (!mention) return;
    setChosen(0);
    replace(mention.start, mention.end, `@${name} `);
  }

  const dismiss = () => {
    if (!isOpen) return;
    setDismissedStart(mention.start);
    setChosen(0);
  };

  /** @returns whether the key was for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen) return false;
    const match = matches[index];
    if (event.key === 'Escape') dismiss();
    else if (event.key === 'ArrowDown') setChosen((index + 1) % matches.length);
    else if (event.key === 'ArrowUp') setChosen((index + matches.length - 1) % matches.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && match) pick(match);
    else return false;
    event.preventDefault();
    return true;
  }

  const optionId = (position: number) => `${listId}-${position}`;
  return { isOpen, matches, index, listId, optionId, pick, onKeyDown, dismiss };
}
