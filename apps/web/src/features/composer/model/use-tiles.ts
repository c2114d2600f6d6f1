import type { AttachmentKind } from '@/lib/attachments';
import { useLive } from '@/lib/live-context';
import { useStore } from '@/lib/store';

/** A file below the composer: chosen, on its way, or refused. It is gone once it is stored. */
export interface Tile {
  id: string;
  file: File;
  kind: AttachmentKind;
  state: 'too_large' | 'empty' | 'chosen' | 'waiting' | 'sending' | 'refused';
  /** The code of the refusal. */
  refusal: string | null;
  /** How much has left, from 0 to 1. */
  part: number;
}

/** What is on its way first, then what is chosen for the next message. */
export function useTiles(lineUserId: string): Tile[] {
  const { outbox, attachments } = useLive();
  const items = useStore(outbox.items);
  const progress = useStore(outbox.progress);
  const chosen = useStore(attachments.store)[lineUserId] ?? [];
  const leaving = items.flatMap((item): Tile[] => {
    if (item.kind !== 'file' || item.lineUserId !== lineUserId) return [];
    const { tempId: id, file, fileKind: kind, refusal } = item;
    const part = progress[id];
    const state = refusal !== null ? 'refused' : part === undefined ? 'waiting' : 'sending';
    return [{ id, file, kind, state, refusal, part: part ?? 0 }];
  });
  const waiting = chosen.map(({ id, file, kind, problem }): Tile => {
    return { id, file, kind, state: problem ?? 'chosen', refusal: null, part: 0 };
  });
  return [...leaving, ...waiting];
}
