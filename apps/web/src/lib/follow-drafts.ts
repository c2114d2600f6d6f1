import { listDrafts, maxListedDrafts, type DraftKind } from '@jsk/contracts/drafts';
import { call } from './api-client';
import type { Drafts } from './drafts';
import type { LiveConnection } from './socket';

/** Keeps the drafts of this tab at what the operator wrote on any device. @returns a function that stops. */
export function followDrafts(
  connection: Pick<LiveConnection, 'listen' | 'state'>,
  drafts: Readonly<Record<DraftKind, Drafts>>,
): () => void {
  const fetchAll = async () => {
    if (connection.state.get() !== 'online') return;
    const knownBefore = { reply: drafts.reply.versions(), note: drafts.note.versions() };
    // Out of reach: fetched when the connection is back.
    const fetched = await call(listDrafts, {}).catch(() => null);
    if (!fetched) return;
    const isComplete = fetched.items.length < maxListedDrafts;
    for (const kind of ['reply', 'note'] as const) {
      const items = fetched.items.filter((draft) => draft.kind === kind);
      drafts[kind].learnAll(items, isComplete ? knownBefore[kind] : new Map());
    }
  };
  const stops = [
    connection.listen('draft_update', (draft) => drafts[draft.kind].learn(draft)),
    connection.state.subscribe(() => void fetchAll()),
    drafts.reply.stop,
    drafts.note.stop,
  ];
  void fetchAll();
  return () => stops.forEach((stop) => stop());
}
