import { z } from 'zod';
import { idSchema, lineUserIdSchema, timestampSchema } from './primitives';

export const sessionStatusSchema = z.enum(['WAITING', 'ACTIVE', 'CLOSED', 'ABANDONED']);
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

export const closedBySchema = z.enum(['OPERATOR', 'USER', 'SYSTEM', 'SYSTEM_TIMEOUT']);
export type ClosedBy = z.infer<typeof closedBySchema>;

export const operatorReferenceSchema = z.object({ id: z.string(), name: z.string() });
export type OperatorReference = z.infer<typeof operatorReferenceSchema>;

/** What made a session begin. */
export const handoffTriggerSchema = z.object({
  kind: z.enum(['KEYWORD', 'POSTBACK', 'OPERATOR', 'INTENT', 'CONTINUE']),
  /** The keyword that matched, or the intent's name; null for the other kinds. */
  keyword: z.string().nullable(),
});
export type HandoffTrigger = z.infer<typeof handoffTriggerSchema>;

export const sessionSchema = z.object({
  id: idSchema,
  lineUserId: lineUserIdSchema,
  status: sessionStatusSchema,
  operator: operatorReferenceSchema.nullable(),
  /** Name of the skill the customer needs. */
  skill: z.string().nullable(),
  trigger: handoffTriggerSchema,
  createdAt: timestampSchema,
  /** When somebody came for the first time; a session that went back to the queue keeps it. */
  claimedAt: timestampSchema.nullable(),
  firstResponseAt: timestampSchema.nullable(),
  lastActivityAt: timestampSchema,
  /** Since when both sides know that the session is about to end because nobody writes. */
  warnedAt: timestampSchema.nullable(),
  /** Known with the warning: from then on the session is closed at the next opportunity, unless somebody writes. */
  closesAt: timestampSchema.nullable(),
  /** Since when the operator has put it aside; null: it is at hand. */
  snoozedAt: timestampSchema.nullable(),
  /** When a session that is put aside comes back by itself; null: when the customer writes, or it is not put aside. */
  snoozedUntil: timestampSchema.nullable(),
  /** For how many whole seconds it was put aside, as far as that is over: they count into no resolution. */
  snoozedSeconds: z.number().int(),
  closedAt: timestampSchema.nullable(),
  closedBy: closedBySchema.nullable(),
  /** What it was about or how it ended, in words that an administrator has offered. */
  closeReason: z.string().nullable(),
  transferCount: z.number().int(),
});
export type Session = z.infer<typeof sessionSchema>;
