import { z } from 'zod';
import { closingFields } from './closing';
import { endpoint } from './endpoint';
import { idSchema, lineUserIdSchema } from './primitives';
import { operatorReferenceSchema } from './sessions';

/** How many conversations one call may act on. */
export const maxBulkConversations = 100;

const bulkFields = {
  lineUserIds: z
    .array(lineUserIdSchema)
    .min(1)
    .max(maxBulkConversations)
    .refine((ids) => new Set(ids).size === ids.length, 'must not name a conversation twice'),
};

/** What became of one conversation. Each is done in a transaction of its own: one refusal does not touch the others. */
export const bulkResultSchema = z.discriminatedUnion('ok', [
  z.object({ lineUserId: lineUserIdSchema, ok: z.literal(true) }),
  z.object({
    lineUserId: lineUserIdSchema,
    ok: z.literal(false),
    error: z.object({
      /** As the same act on one conversation answers. */
      code: z.string(),
      message: z.string(),
      /** Who holds the conversation, where that is the reason. */
      operator: operatorReferenceSchema.optional(),
    }),
  }),
]);
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** In the order in which the conversations were named. */
const bulkOutput = z.object({ results: z.array(bulkResultSchema) });
export type BulkOutcome = z.infer<typeof bulkOutput>;

export const bulkAssign = endpoint({
  method: 'POST',
  path: '/admin/live-chat/bulk/assign',
  summary: 'Give conversations to an operator: waiting ones are claimed or assigned, held ones transferred',
  access: 'signed-in',
  input: z.object({ ...bulkFields, toOperatorId: idSchema }),
  output: bulkOutput,
});

export const bulkTag = endpoint({
  method: 'POST',
  path: '/admin/live-chat/bulk/tag',
  summary: 'Put a tag on the customers of conversations',
  access: 'signed-in',
  input: z.object({ ...bulkFields, tagId: idSchema }),
  output: bulkOutput,
});

export const bulkClose = endpoint({
  method: 'POST',
  path: '/admin/live-chat/bulk/close',
  summary:
    'Close the open sessions of conversations, with the same reason and tags, where a rule asks for them',
  access: 'signed-in',
  input: z.object({ ...bulkFields, ...closingFields }),
  output: bulkOutput,
});

export const bulkRead = endpoint({
  method: 'POST',
  path: '/admin/live-chat/bulk/read',
  summary: 'The signed-in operator has read everything in these conversations',
  access: 'signed-in',
  input: z.object(bulkFields),
  output: bulkOutput,
});
