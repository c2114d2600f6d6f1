import { z } from 'zod';
import { endpoint } from './endpoint';
import { periodFields, periodSchema } from './periods';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { administratorRoles } from './roles';
import { handoffTriggerSchema, operatorReferenceSchema, sessionStatusSchema } from './sessions';
import { slaKindSchema } from './sla';

/** Which sessions: what a figure of the dashboard is made of can be asked for one by one. */
export const sessionFilterFields = {
  ...periodFields,
  status: sessionStatusSchema.optional(),
  /** By what became of it, as the figures count: see docs/metrics.md. */
  outcome: z
    .enum(['claimed', 'answered', 'closed', 'abandoned', 'left_queue', 'open', 'came_back', 'not_come_back'])
    .optional(),
  /** Whether somebody asked for a person; waits, first answers and abandonment are of those only. */
  begunBy: z.enum(['customer', 'operator']).optional(),
  /** Who has it, or had it when it ended. */
  operatorId: idSchema.optional(),
  /** Who wrote the first answer. */
  firstResponderId: idSchema.optional(),
  trigger: handoffTriggerSchema.shape.kind.optional(),
  keyword: z.string().max(200).optional(),
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
  /** The answer to the survey. */
  score: z.coerce.number().int().min(1).max(5).optional(),
  breach: slaKindSchema.optional(),
};

/** The columns of the file, in its order; other programs read them. */
export const sessionFileColumns = [
  'Session ID',
  'LINE User ID',
  'Status',
  'Operator ID',
  'Created At',
  'Claimed At',
  'First Response At',
  'Closed At',
  'Wait Time (s)',
  'First Response Time (s)',
  'Resolution Time (s)',
  'CSAT Score',
  'Transfer Count',
] as const;

export const reportedSessionSchema = z.object({
  sessionId: idSchema,
  lineUserId: lineUserIdSchema,
  displayName: z.string().nullable(),
  status: sessionStatusSchema,
  operator: operatorReferenceSchema.nullable(),
  trigger: handoffTriggerSchema,
  createdAt: timestampSchema,
  claimedAt: timestampSchema.nullable(),
  firstResponseAt: timestampSchema.nullable(),
  closedAt: timestampSchema.nullable(),
  waitSeconds: z.number().int().nullable(),
  firstResponseSeconds: z.number().int().nullable(),
  resolutionSeconds: z.number().int().nullable(),
  score: z.number().int().nullable(),
  transferCount: z.number().int(),
});
export type ReportedSession = z.infer<typeof reportedSessionSchema>;

export const sessionsSummarySchema = z.object({
  period: periodSchema,
  sessions: z.number().int(),
  byStatus: z.record(sessionStatusSchema, z.number().int()),
  averageWaitSeconds: z.number().nullable(),
  averageFirstResponseSeconds: z.number().nullable(),
  averageResolutionSeconds: z.number().nullable(),
  averageScore: z.number().nullable(),
  surveysSent: z.number().int(),
  surveysAnswered: z.number().int(),
  responseRate: z.number().nullable(),
});
export type SessionsSummary = z.infer<typeof sessionsSummarySchema>;

export const exportSessions = endpoint({
  method: 'GET',
  path: '/admin/reports/sessions/export',
  summary: 'The sessions of a period as a file, oldest first',
  access: administratorRoles,
  input: z.object({ ...sessionFilterFields, format: z.enum(['csv']).default('csv') }),
  output: z.unknown(),
  fileType: 'text/csv',
});

export const getSessionsSummary = endpoint({
  method: 'GET',
  path: '/admin/reports/summary',
  summary: 'The sessions of a period in figures',
  access: administratorRoles,
  input: z.object(sessionFilterFields),
  output: sessionsSummarySchema,
});

export const listReportedSessions = endpoint({
  method: 'GET',
  path: '/admin/reports/sessions',
  summary: 'The sessions of a period one by one, newest first',
  access: administratorRoles,
  input: z.object({ ...sessionFilterFields, ...pagingFields }),
  output: pageOf(reportedSessionSchema).extend({ period: periodSchema }),
});
