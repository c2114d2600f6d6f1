import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles } from './roles';
import { operatorReferenceSchema } from './sessions';

/** One act, as it was written down when it happened. Nothing of it changes any more. */
export const auditEntrySchema = z.object({
  id: idSchema,
  happenedAt: timestampSchema,
  /** Who did it, by the name of that day; null: the system by itself, or somebody who is not known. */
  operator: operatorReferenceSchema.nullable(),
  /** Past tense and dotted: `session.claimed`. There may be actions of an earlier or a later version. */
  action: z.string(),
  /** On what: the kind of thing and its id, which is an id of ours, a `lineUserId`, or a name. */
  subjectType: z.string(),
  subjectId: z.string(),
  /** What a customer or a person of the team is called today; null for everything else and for who is gone. */
  subjectName: z.string().nullable(),
  /** In whose conversation; null when it was in none. */
  lineUserId: z.string().nullable(),
  /** What else is known: `before` and `after` of a change. Never words of a message, never a secret. */
  detail: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Instead of the id of a person: what the system did by itself. */
export const systemActor = 'system';

/** A day of the account's time zone. */
const daySchema = z.iso.date().regex(/^2/, 'must be a day after the year 1999');

const filterFields = {
  /** Who did it. */
  adminId: idSchema.or(z.literal(systemActor)).optional(),
  action: z
    .string()
    .regex(/^[a-z_]{1,50}\.[a-z_]{1,50}$/, 'must be an action such as session.claimed')
    .optional(),
  /** From the beginning of this day until the end of that one. */
  startDate: daySchema.optional(),
  endDate: daySchema.optional(),
  /** Kind of thing; of a `customer` everything in the conversation is meant. */
  subjectType: z
    .string()
    .regex(/^[a-z_]{1,50}$/, 'must be a kind of thing such as session')
    .optional(),
  subjectId: z.string().min(1).max(100).optional(),
};

interface FilterInput {
  startDate?: string | undefined;
  endDate?: string | undefined;
  subjectType?: string | undefined;
  subjectId?: string | undefined;
}

function daysAreInOrder({ startDate, endDate }: FilterInput): boolean {
  return !startDate || !endDate || startDate <= endDate;
}
const daysInOrder = { message: 'must not be before startDate', path: ['endDate'] };

/** An id says nothing without its kind. */
function idHasItsKind({ subjectType, subjectId }: FilterInput): boolean {
  return subjectId === undefined || subjectType !== undefined;
}
const kindNeeded = { message: 'must be given with subjectId', path: ['subjectType'] };

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/admin/audit-logs',
  summary: 'Who did what, newest first, by page number or by cursor',
  access: administratorRoles,
  input: z
    .object({
      ...filterFields,
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      pageSize: z.coerce.number().int().min(1).max(100).default(50),
      /** Where an earlier page ended; `page` then has no meaning. */
      cursor: z.string().max(200).optional(),
    })
    .refine(daysAreInOrder, daysInOrder)
    .refine(idHasItsKind, kindNeeded),
  output: z.object({
    items: z.array(auditEntrySchema),
    nextCursor: z.string().nullable(),
    /** How many there are in all; null after a cursor, when it is known already. */
    total: z.number().int().nullable(),
  }),
});
export type AuditFilter = Pick<z.input<typeof listAuditEntries.input>, keyof typeof filterFields>;

export const listAuditActions = endpoint({
  method: 'GET',
  path: '/admin/audit-logs/actions',
  summary: 'The actions that occur in the log, by name',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(z.string()) }),
});

export const exportAuditLog = endpoint({
  method: 'GET',
  path: '/admin/audit-logs/export',
  summary: 'The log as a table, newest first; that it was taken out is its newest entry',
  access: administratorRoles,
  input: z.object(filterFields).refine(daysAreInOrder, daysInOrder).refine(idHasItsKind, kindNeeded),
  output: z.unknown(),
  fileType: 'text/csv',
});
