import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { operatorReferenceSchema } from './sessions';

/** Stars: 1 is the worst, 5 the best. */
export const scoreSchema = z.number().int().min(1).max(5);

/** Scores that somebody has to hear of at once. */
export const highestLowScore = 2;

/** How a customer rated a session. */
export const csatAnswerSchema = z.object({
  sessionId: idSchema,
  lineUserId: lineUserIdSchema,
  displayName: z.string(),
  pictureUrl: z.string().nullable(),
  /** Who had the session when it ended. */
  operator: operatorReferenceSchema.nullable(),
  score: scoreSchema,
  comment: z.string().nullable(),
  closedAt: timestampSchema,
  answeredAt: timestampSchema,
});
export type CsatAnswer = z.infer<typeof csatAnswerSchema>;

export const listCsatAnswers = endpoint({
  method: 'GET',
  path: '/admin/csat',
  summary: 'How customers rated their sessions, newest answer first; agents see those of their own sessions',
  access: 'signed-in',
  input: z.object({
    score: z.coerce.number().pipe(scoreSchema).optional(),
    /** Administrators may ask for one operator's. */
    operatorId: idSchema.optional(),
    /** Only answers with a comment. */
    hasComment: z.stringbool().optional(),
    /** Answered since then, and before then. */
    startAt: timestampSchema.optional(),
    endAt: timestampSchema.optional(),
    ...pagingFields,
  }),
  output: pageOf(csatAnswerSchema),
});
