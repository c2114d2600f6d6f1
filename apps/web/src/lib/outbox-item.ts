import { replyImageSchema } from '@jsk/contracts/reply-images';
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

/** From which canned responses it was taken. */
const cannedResponseIdsSchema = z.array(z.string()).default([]);

const outboxTextSchema = writtenSchema.extend({
  kind: z.literal('text').default('text'),
  text: z.string(),
  quoteMessageId: z.string().nullable().default(null),
  cannedResponseIds: cannedResponseIdsSchema,
});
export type OutboxText = z.infer<typeof outboxTextSchema>;

const outboxNoteSchema = writtenSchema.extend({
  kind: z.literal('note'),
  text: z.string(),
  /** Ids of the operators whom it mentions. */
  mentions: z.array(z.string()),
});
export type OutboxNote = z.infer<typeof outboxNoteSchema>;

const outboxStickerSchema = writtenSchema.extend({
  kind: z.literal('sticker'),
  packageId: z.string(),
  stickerId: z.string(),
  cannedResponseIds: cannedResponseIdsSchema,
});
export type OutboxSticker = z.infer<typeof outboxStickerSchema>;

/** A picture of a canned response, which the server has already. */
const outboxPictureSchema = writtenSchema.extend({
  kind: z.literal('picture'),
  image: replyImageSchema,
  cannedResponseIds: cannedResponseIdsSchema,
});
export type OutboxPicture = z.infer<typeof outboxPictureSchema>;

/** Only in memory: a browser does not let a page keep a file of the operator's disk across a reload. */
export interface OutboxFile extends z.infer<typeof writtenSchema> {
  kind: 'file';
  file: File;
  fileKind: AttachmentKind;
}

/** What an operator wrote or attached and the server has not confirmed yet. */
export type OutboxItem = OutboxText | OutboxNote | OutboxSticker | OutboxPicture | OutboxFile;

const storedItemSchema = z.union([
  outboxTextSchema,
  outboxNoteSchema,
  outboxStickerSchema,
  outboxPictureSchema,
]);

/** One storage key per item: tabs of the same operator never overwrite each other. */
export function createOutboxStorage(operatorId: string) {
  const prefix = `jsk.outbox.${operatorId}.`;
  return {
    read: (): OutboxItem[] =>
      browserStorage
        .keysStartingWith(prefix)
        .flatMap((key) => {
          const parsed = storedItemSchema.safeParse(JSON.parse(browserStorage.read(key) ?? 'null'));
          return parsed.success ? [parsed.data] : [];
        })
        .sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : 0)),
    write: (item: OutboxItem) => {
      if (item.kind !== 'file') browserStorage.write(prefix + item.tempId, JSON.stringify(item));
    },
    remove: (tempId: string) => browserStorage.remove(prefix + tempId),
  };
}
