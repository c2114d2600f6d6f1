import type { CannedResponse } from '@jsk/contracts/canned-responses';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { cannedResponsesOptions } from '../api/canned-responses';
import { matchingResponses, slashCommandAt, type SlashCommand } from './slash-command';

/** The list that opens while a `/word` is written: which answers match and which one the keyboard is on. */
export function useCannedPicker(
  text: string,
  caret: number,
  onPick: (response: CannedResponse, command: SlashCommand) => void,
) {
  const listId = useId();
  const command = slashCommandAt(text, caret);
  const [dismissedStart, setDismissedStart] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const isOpen = command !== null && command.start !== dismissedStart;
  const responses = useQuery({ ...cannedResponsesOptions, enabled: isOpen });
  const matches = isOpen ? matchingResponses(responses.data ?? [], command.query) : [];
  const index = Math.min(chosen, matches.length - 1);

  function pick(response: CannedResponse): void {
    if (!command) return;
    setChosen(0);
    onPick(response, command);
  }

  /** @returns whether the key was for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen) return false;
    const match = matches[index];
    if (event.key === 'Escape') setDismissedStart(command.start);
    else if (event.key === 'ArrowDown') setChosen((index + 1) % Math.max(matches.length, 1));
    else if (event.key === 'ArrowUp') setChosen((index + matches.length - 1) % Math.max(matches.length, 1));
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && match) pick(match);
    else return false;
    event.preventDefault();
    return true;
  }

  const reset = () => {
    setDismissedStart(null);
    setChosen(0);
  };
  const optionId = (position: number) => `${listId}-${position}`;
  return {
    isOpen,
    matches,
    index,
    listId,
    optionId,
    pick,
    onKeyDown,
    reset,
    isPending: responses.isPending,
    isError: responses.isError,
  };
}
