import { z } from 'zod';
import { endpoint } from './endpoint';
import { periodFields, periodSchema } from './periods';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { administratorRoles } from './roles';
import { operatorReferenceSchema } from './sessions';

/** What customers are promised: how long they wait, until the first answer after the claim, until it is over. */
export const slaKindSchema = z.enum(['queue_wait', 'first_response', 'resolution']);
export type SlaKind = z.infer<typeof slaKindSchema>;

/** What is promised now, as the console needs it for its countdowns. */
export const slaRulesSchema = z.object({
  /** Seconds; 0: not promised. */
  queueWaitSeconds: z.number().int(),
  firstResponseSeconds: z.number().int(),
  resolutionSeconds: z.number().int(),
  /** From this share of the time on it is near, in per cent. */
  nearPercent: z.number().int(),
});
export type SlaRules = z.infer<typeof slaRulesSchema>;

/** To operators who may see the conversation: a promise is about to be broken, or is. */
export const slaAlertSchema = z.object({
  sessionId: idSchema,
  lineUserId: lineUserIdSchema,
  displayName: z.string().nullable(),
  kind: slaKindSchema,
  state: z.enum(['near', 'breached']),
  thresholdSeconds: z.number().int(),
  dueAt: timestampSchema,
  operator: operatorReferenceSchema.nullable(),
});
export type SlaAlert = z.infer<typeof slaAlertSchema>;

export const slaBreachSchema = z.object({
  sessionId: idSchema,
  lineUserId: lineUserIdSchema,
  displayName: z.string().nullable(),
  kind: slaKindSchema,
  thresholdSeconds: z.number().int(),
  dueAt: timestampSchema,
  /** Who had the session when it happened. */
  operator: operatorReferenceSchema.nullable(),
  /** How long it took in the end; null: it is not over. */
  tookSeconds: z.number().int().nullable(),
});
export type SlaBreach = z.infer<typeof slaBreachSchema>;

export const getSlaRules = endpoint({
  method: 'GET',
  path: '/admin/live-chat/sla-rules',
  summary: 'What customers are promised',
  access: 'signed-in',
  input: z.object({}),
  output: slaRulesSchema,
});

export const listSlaBreaches = endpoint({
  method: 'GET',
  path: '/admin/analytics/sla-breaches',
  summary: 'Which promises were broken, newest first; a breach belongs to the day on which its session began',
  access: administratorRoles,
  input: z.object({
    ...periodFields,
    ...pagingFields,
    kind: slaKindSchema.optional(),
    operatorId: idSchema.optional(),
  }),
  output: pageOf(slaBreachSchema).extend({
    period: periodSchema,
    counts: z.record(slaKindSchema, z.number().int()),
  }),
});
