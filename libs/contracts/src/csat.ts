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

/** Which answers; agents get those of their own sessions, whatever they ask for. */
const answerFilterFields = {
  /** Administrators may ask for one operator's. */
  operatorId: idSchema.optional(),
  /** Only answers with a comment. */
  hasComment: z.stringbool().optional(),
  /** Answered since then, and before then. */
  startAt: timestampSchema.optional(),
  endAt: timestampSchema.optional(),
};

export const listCsatAnswers = endpoint({
  method: 'GET',
  path: '/admin/csat',
  summary: 'How customers rated their sessions, newest answer first; agents see those of their own sessions',
  access: 'signed-in',
  input: z.object({
    score: z.coerce.number().pipe(scoreSchema).optional(),
    ...answerFilterFields,
    ...pagingFields,
  }),
  output: pageOf(csatAnswerSchema),
});

/** How often each score was given. */
export const csatScoresSchema = z.object({
  answers: z.number().int(),
  /** Null when nobody answered. */
  averageScore: z.number().nullable(),
  /** All five, the best first. */
  scores: z.array(z.object({ score: scoreSchema, answers: z.number().int() })).length(5),
});
export type CsatScores = z.infer<typeof csatScoresSchema>;

export const countCsatScores = endpoint({
  method: 'GET',
  path: '/admin/csat/scores',
  summary: 'How often customers gave each score; agents see those of their own sessions',
  access: 'signed-in',
  input: z.object(answerFilterFields),
  output: csatScoresSchema,
});
