import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, lineUserIdSchema, timestampSchema } from './primitives';
import { operatorReferenceSchema, sessionSchema } from './sessions';
import { tagSchema } from './tags';
import { administratorRoles } from './roles';

/** Without any experience of the last hour, in seconds. */
export const estimateWithoutDataSeconds = 120;

/** A customer who waits for a person. */
export const queueEntrySchema = z.object({
  lineUserId: lineUserIdSchema,
  displayName: z.string(),
  pictureUrl: z.string().nullable(),
  tags: z.array(tagSchema),
  session: sessionSchema,
  /** 1 is the one who has waited longest. */
  position: z.number().int(),
  waitingSince: timestampSchema,
  /** What the customer last wrote, shortened; null for what has no words. */
  lastText: z.string().nullable(),
  /** Whom they had before and asked for again. */
  wantedOperator: operatorReferenceSchema.nullable(),
  /** Nobody with the skill was online, so that everybody may be given it. */
  isOpenToAll: z.boolean(),
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

export const queueSchema = z.object({
  /** Longest waiting first, at most 200. */
  items: z.array(queueEntrySchema),
  waiting: z.number().int(),
  /** Average wait of those who were claimed in the last hour; `estimateWithoutDataSeconds` when there were none. */
  estimateSeconds: z.number().int(),
  /** Operators who are online and not full, and all who are online. */
  freeOperators: z.number().int(),
  onlineOperators: z.number().int(),
});
export type CustomerQueue = z.infer<typeof queueSchema>;

export const getQueue = endpoint({
  method: 'GET',
  path: '/admin/live-chat/queue',
  summary: 'Who waits, since when and why, with place and estimate',
  access: 'signed-in',
  input: z.object({}),
  output: queueSchema,
});

export const assignConversation = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/assign',
  summary: 'Give a waiting customer to an operator; 409 when somebody has claimed it meanwhile',
  access: administratorRoles,
  input: z.object({ lineUserId: lineUserIdSchema, operatorId: idSchema }),
  output: sessionSchema,
});
