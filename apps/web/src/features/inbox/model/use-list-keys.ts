import type { KeyboardEvent } from 'react';
import type { Selection } from './use-selection';

interface ListKeys {
  /** The row where the keyboard is. */
  activeId: string | null;
  selection: Selection;
  onPin: (lineUserId: string) => void;
  /** Read or unread, whichever it is not. */
  onToggleRead: (lineUserId: string) => void;
  /** Everything else. */
  onOther: (event: KeyboardEvent) => void;
}

/** Keys of the list besides those that move in it, by their place, so that they are the same on the Thai layout. */
export function useListKeys({ onOther, ...keys }: ListKeys) {
  return (event: KeyboardEvent): void => {
    const act = actOf(event, keys);
    if (!act) return onOther(event);
    event.preventDefault();
    // Not a command of the page as well.
    event.stopPropagation();
    act();
  };
}

function actOf(
  event: KeyboardEvent,
  { activeId, selection, onPin, onToggleRead }: Omit<ListKeys, 'onOther'>,
): (() => void) | null {
  const { code, altKey, shiftKey } = event;
  const hasMod = event.ctrlKey || event.metaKey;
  if (altKey) return null;
  if (hasMod) return code === 'KeyA' && selection.ids.length > 0 ? selection.selectAll : null;
  if (code === 'Escape' && selection.ids.length > 0) return () => selection.keep([]);
  if (activeId === null) return null;
  if (code === 'KeyX') return () => selection.toggle(activeId, shiftKey);
  if (shiftKey) return null;
  if (code === 'KeyU') return () => onToggleRead(activeId);
  return code === 'KeyP' ? () => onPin(activeId) : null;
}
