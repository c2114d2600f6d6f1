import { maxBulkConversations } from '@jsk/contracts/conversation-bulk';
import { useState } from 'react';

export interface Selection {
  /** Those of the list that are ticked, in its order. */
  ids: readonly string[];
  has: (id: string) => boolean;
  /** Ticks one, or takes the tick away; with `toHere` everything from the last one ticked. */
  toggle: (id: string, toHere?: boolean) => void;
  selectAll: () => void;
  /** Leaves only these ticked. */
  keep: (ids: readonly string[]) => void;
}

/**
 * Which rows of the list are ticked, as many as one act takes. Who leaves the list is not ticked any more: nothing is done
 * to what cannot be seen.
 */
export function useSelection(listed: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const ids = listed.filter((id) => chosen.has(id));

  function keep(kept: readonly string[]): void {
    setChosen(new Set(kept.slice(0, maxBulkConversations)));
  }

  function toggle(id: string, toHere = false): void {
    const from = toHere && last !== null ? listed.indexOf(last) : -1;
    setLast(id);
    if (from >= 0) {
      const to = listed.indexOf(id);
      const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1);
      keep([...new Set([...ids, ...range])]);
    } else if (chosen.has(id)) {
      keep(ids.filter((one) => one !== id));
    } else {
      keep([...ids, id]);
    }
  }

  return { ids, has: (id) => chosen.has(id), toggle, selectAll: () => keep(listed), keep };
}
