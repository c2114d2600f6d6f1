import { useId, useState, type KeyboardEvent } from 'react';

/**
 * The keyboard's place in a listbox: arrows, Home and End move it, Enter and Space open. It is only a place; opening
 * is what marks a chat as read, so that must not happen in passing.
 */
export function useActiveOption(
  keys: readonly string[],
  selectedKey: string | null,
  onOpen: (key: string) => void,
  onMove: (index: number) => void,
) {
  const prefix = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const key = chosen !== null && keys.includes(chosen) ? chosen : selectedKey;
  const index = key === null ? -1 : keys.indexOf(key);
  const idOf = (optionKey: string) => `${prefix}${optionKey}`;

  function onKeyDown(event: KeyboardEvent): void {
    if ((event.key === 'Enter' || event.key === ' ') && key !== null) {
      event.preventDefault();
      onOpen(key);
      return;
    }
    const target = targetOf(event.key, index, keys.length - 1);
    const targetKey = target === null ? undefined : keys[target];
    if (target === null || targetKey === undefined) return;
    event.preventDefault();
    setChosen(targetKey);
    onMove(target);
  }

  return { key, id: index >= 0 && key !== null ? idOf(key) : undefined, idOf, onKeyDown };
}

function targetOf(pressed: string, index: number, last: number): number | null {
  switch (pressed) {
    case 'ArrowDown':
      return Math.min(index + 1, last);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
