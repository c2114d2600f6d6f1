import { z } from 'zod';
import { endpoint } from './endpoint';
import { lineUserIdSchema, timestampSchema } from './primitives';

/** An answer to the customer, or a note to colleagues. */
export const draftKindSchema = z.enum(['reply', 'note']);
export type DraftKind = z.infer<typeof draftKindSchema>;

/** What can be written is longer than what can be sent, so that nobody loses what they pasted. */
const maxDraftCharacters = 20_000;

/** What an operator has begun to write in a conversation. An empty one was sent or cleared. */
export const draftSchema = z.object({
  lineUserId: lineUserIdSchema,
  kind: draftKindSchema,
  text: z.string().max(maxDraftCharacters),
  /** Grows with every change, whichever device it was made on. */
  version: z.number().int().min(0),
  updatedAt: timestampSchema,
});
export type Draft = z.infer<typeof draftSchema>;

/** More are not listed. */
export const maxListedDrafts = 200;

export const listDrafts = endpoint({
  method: 'GET',
  path: '/admin/live-chat/drafts',
  summary: 'What the signed-in operator has begun to write, newest first, at most 200 of them',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(draftSchema) }),
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/admin/live-chat/conversations/:lineUserId/drafts/:kind',
  summary: 'Keep a draft; refused softly when another device has changed it since the version that is known',
  access: 'signed-in',
  input: draftSchema.pick({ lineUserId: true, kind: true, text: true }).extend({
    /** The version that the text was written on top of; 0 when there was none. */
    baseVersion: z.number().int().min(0),
  }),
  output: z.object({
    /** False: it was changed elsewhere, and `draft` is that change. */
    isSaved: z.boolean(),
    draft: draftSchema,
  }),
});
