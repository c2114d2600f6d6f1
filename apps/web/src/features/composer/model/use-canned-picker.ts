import type { CannedPart, CannedResponse } from '@jsk/contracts/canned-responses';
import { fillVariables } from '@jsk/contracts/canned-variables';
import type { Conversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import {
  cannedResponsesOptions,
  cannedValuesOptions,
  matchingResponses,
  textsOf,
} from '@/lib/canned-queries';
import { useLive } from '@/lib/live-context';
import { slashCommandAt } from './slash-command';
import type { Writing } from '@/lib/use-text-writing';

/**
 * The list that opens while a `/word` is written: which answers match and which one the keyboard is on. The one that is
 * picked takes the place of the word with its first text; what follows that waits to be sent after it.
 */
export function useCannedPicker(
  { text, caret, replace }: Pick<Writing, 'text' | 'caret' | 'replace'>,
  conversation: Conversation,
) {
  const { pendingParts } = useLive();
  const { lineUserId } = conversation;
  const listId = useId();
  const command = slashCommandAt(text, caret);
  const [dismissedStart, setDismissedStart] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const isOpen = command !== null && command.start !== dismissedStart;
  // Fetched before it is wanted: who types `/` and presses Enter does not wait for it.
  const responses = useQuery(cannedResponsesOptions);
  const { fill, isLoading: isFilling } = useFilling(conversation, isOpen);
  // Without a network nothing is on its way, and what is written must not wait for it.
  const isPending = responses.isLoading || isFilling;
  const matches = isOpen && !isPending ? matchingResponses(responses.data ?? [], command.query) : [];
  const index = Math.min(chosen, matches.length - 1);

  function pick(response: CannedResponse): void {
    if (!command) return;
    setChosen(0);
    const [first, ...rest] = response.parts.map(fill);
    const following = first?.type === 'text' ? rest : first ? [first, ...rest] : [];
    pendingParts.add(lineUserId, response.id, following);
    replace(command.start, command.end, first?.type === 'text' ? first.text : '');
  }

  /** @returns whether the key was for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen) return false;
    const match = matches[index];
    if (event.key === 'Escape') setDismissedStart(command.start);
    else if (event.key === 'ArrowDown') setChosen((index + 1) % Math.max(matches.length, 1));
    else if (event.key === 'ArrowUp') setChosen((index + matches.length - 1) % Math.max(matches.length, 1));
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && (match || isPending)) {
      // What is not known yet is not sent as the word that asks for it; the next press finds it.
      if (match) pick(match);
    } else return false;
    event.preventDefault();
    return true;
  }

  const reset = () => {
    setDismissedStart(null);
    setChosen(0);
  };
  return {
    isOpen,
    matches,
    index,
    preview: matches[index]?.parts.map(fill) ?? [],
    /** The first text of one as it would be sent; none of pictures and stickers alone. */
    textOf: ({ parts }: CannedResponse) => textsOf({ parts: parts.map(fill) })[0],
    listId,
    optionId: (position: number) => `${listId}-${position}`,
    pick,
    onKeyDown,
    reset,
    isPending,
    isError: responses.isError,
  };
}

/** @returns what puts the values of the variables into a part; what is not known stays as it is written. */
function useFilling(
  { lineUserId, displayName }: Conversation,
  isWanted: boolean,
): { fill: (part: CannedPart) => CannedPart; isLoading: boolean } {
  const { user } = useLive();
  const known = useQuery({ ...cannedValuesOptions(lineUserId), enabled: isWanted });
  const values = {
    ...(displayName && { 'customer.name': displayName }),
    'operator.name': user.displayName,
    ...known.data,
  };
  return {
    fill: (part) => (part.type === 'text' ? { ...part, text: fillVariables(part.text, values) } : part),
    isLoading: known.isLoading,
  };
}
