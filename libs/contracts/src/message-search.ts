import { z } from 'zod';
import { endpoint } from './endpoint';
import { messageSchema, messageTypeSchema, senderKindSchema } from './messages';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';

/** Over all conversations, at least one of the words needs as many characters: an index of shorter ones helps nobody. */
export const shortestSearch = 3;

export const messageHitSchema = z.object({
  message: messageSchema,
  conversation: z.object({
    lineUserId: lineUserIdSchema,
    displayName: z.string(),
    pictureUrl: z.string().nullable(),
  }),
  /** Of the text, file name or place, what stands around the first word that was found. */
  excerpt: z.object({
    text: z.string(),
    /** What was found, in UTF-16 units of `text`, in order and apart. */
    highlights: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  }),
});
export type MessageHit = z.infer<typeof messageHitSchema>;

export const searchMessages = endpoint({
  method: 'GET',
  path: '/admin/live-chat/messages/search',
  summary: 'Messages in which every word occurs, newest first, in all conversations or in one',
  access: 'signed-in',
  input: z.object({
    ...pagingFields,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    q: z.string().trim().min(1).max(100),
    lineUserId: lineUserIdSchema.optional(),
    sender: senderKindSchema.exclude(['SYSTEM']).optional(),
    operatorId: idSchema.optional(),
    type: messageTypeSchema.exclude(['system', 'unsupported']).optional(),
    /** From this moment on. */
    from: timestampSchema.optional(),
    /** Before this moment. */
    to: timestampSchema.optional(),
  }),
  output: pageOf(messageHitSchema),
});
