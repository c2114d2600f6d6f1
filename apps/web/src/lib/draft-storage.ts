import type { DraftKind } from '@jsk/contracts/drafts';
import { z } from 'zod';
import { browserStorage } from './browser-storage';

const storedDraftSchema = z.object({
  text: z.string(),
  /** The newest version of the server that the text contains. */
  version: z.number(),
  /** Whether the server has exactly this text. */
  isSaved: z.boolean(),
});
export type StoredDraft = z.infer<typeof storedDraftSchema>;

/** Drafts in this browser, one key each: what was typed without a connection survives a reload. */
export function createDraftStorage(operatorId: string, kind: DraftKind) {
  const prefix = `jsk.draft.${operatorId}.${kind}.`;
  return {
    readAll: (): Map<string, StoredDraft> =>
      new Map(
        browserStorage.keysStartingWith(prefix).flatMap((key) => {
          const parsed = storedDraftSchema.safeParse(jsonOf(browserStorage.read(key)));
          return parsed.success ? [[key.slice(prefix.length), parsed.data] as const] : [];
        }),
      ),
    write(lineUserId: string, draft: StoredDraft): void {
      if (draft.text === '' && draft.isSaved) browserStorage.remove(prefix + lineUserId);
      else browserStorage.write(prefix + lineUserId, JSON.stringify(draft));
    },
  };
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
