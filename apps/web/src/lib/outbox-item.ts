import { z } from 'zod';
import type { AttachmentKind } from './attachments';
import { browserStorage } from './browser-storage';

const writtenSchema = z.object({
  tempId: z.string(),
  lineUserId: z.string(),
  writtenAt: z.string(),
  /** Why the server refused it; null while it waits to be sent. */
  refusal: z.string().nullable(),
});

const outboxTextSchema = writtenSchema.extend({
  kind: z.literal('text').default('text'),
  text: z.string(),
  quoteMessageId: z.string().nullable().default(null),
});
export type OutboxText = z.infer<typeof outboxTextSchema>;

/** Only in memory: a browser does not let a page keep a file of the operator's disk across a reload. */
export interface OutboxFile extends z.infer<typeof writtenSchema> {
  kind: 'file';
  file: File;
  fileKind: AttachmentKind;
}

/** What an operator wrote or attached and the server has not confirmed yet. */
export type OutboxItem = OutboxText | OutboxFile;

/** One storage key per item: tabs of the same operator never overwrite each other. */
export function createOutboxStorage(operatorId: string) {
  const prefix = `jsk.outbox.${operatorId}.`;
  return {
    read: (): OutboxItem[] =>
      browserStorage
        .keysStartingWith(prefix)
        .flatMap((key) => {
          const parsed = outboxTextSchema.safeParse(JSON.parse(browserStorage.read(key) ?? 'null'));
          return parsed.success ? [parsed.data] : [];
        })
        .sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : 0)),
    write: (item: OutboxItem) => {
      if (item.kind === 'text') browserStorage.write(prefix + item.tempId, JSON.stringify(item));
    },
    remove: (tempId: string) => browserStorage.remove(prefix + tempId),
  };
}
