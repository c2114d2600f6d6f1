import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { tagSchema } from './tags';

/** `came_back`: follows, and had blocked the account before. `never_followed`: only wrote. */
export const followStates = ['following', 'blocked', 'came_back', 'never_followed'] as const;
export const followStateSchema = z.enum(followStates);
export type FollowState = z.infer<typeof followStateSchema>;

/** Somebody who ever wrote or followed. */
export const customerSchema = z.object({
  lineUserId: lineUserIdSchema,
  displayName: z.string(),
  pictureUrl: z.string().nullable(),
  /** As LINE names it, for example `th`; null when it is not known. */
  language: z.string().nullable(),
  followState: followStateSchema,
  tags: z.array(tagSchema),
  firstSeenAt: timestampSchema,
  /** The newest message, of whichever side. */
  lastContactAt: timestampSchema,
  sessionCount: z.number().int(),
});
export type Customer = z.infer<typeof customerSchema>;

/** When the last contact was, in days of 24 hours before now. `older` is more than 90 days ago. */
export const lastContactSpans = { day: 1, week: 7, month: 30, quarter: 90 } as const;
export const lastContactSchema = z.enum(['day', 'week', 'month', 'quarter', 'older']);
export type LastContact = z.infer<typeof lastContactSchema>;

export const customerSortSchema = z.enum(['last_contact', 'first_seen', 'name']);
export type CustomerSort = z.infer<typeof customerSortSchema>;

const customerFilterFields = {
  /** Part of the name or of LINE's id. */
  q: z.string().trim().max(100).optional(),
  tag: idSchema.optional(),
  followState: followStateSchema.optional(),
  lastContact: lastContactSchema.optional(),
  /** The language without its region: `zh` is `zh-Hans`, too. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be a language of two or three letters')
    .optional(),
};

/** Whom a list or an act is about; all of it must hold. */
export const customerFilterSchema = z.object(customerFilterFields);
export type CustomerFilter = z.infer<typeof customerFilterSchema>;

export const listCustomers = endpoint({
  method: 'GET',
  path: '/admin/customers',
  summary: 'Everybody who ever wrote or followed; the first page says how many match',
  access: 'signed-in',
  input: z.object({
    ...customerFilterFields,
    sort: customerSortSchema.default('last_contact'),
    /** Newest or Z first when descending. */
    order: z.enum(['asc', 'desc']).default('desc'),
    ...pagingFields,
  }),
  output: pageOf(customerSchema).extend({
    /** How many match the filter; null on the following pages. */
    total: z.number().int().nullable(),
  }),
});

/** As many as may be named one by one. */
export const maxNamedCustomers = 500;

export const tagCustomers = endpoint({
  method: 'POST',
  path: '/admin/customers/tags',
  summary: 'Put a tag on many customers or take it off: those named, or all who match a filter',
  access: 'signed-in',
  input: z
    .object({
      tagId: idSchema,
      action: z.enum(['add', 'remove']),
      lineUserIds: z.array(lineUserIdSchema).min(1).max(maxNamedCustomers).optional(),
      filter: customerFilterSchema.optional(),
    })
    .refine(
      ({ lineUserIds, filter }) => (lineUserIds === undefined) !== (filter === undefined),
      'must name either lineUserIds or filter',
    ),
  output: z.object({
    /** For how many something has changed. */
    changedCount: z.number().int(),
  }),
});

export const followEventSchema = z.object({
  kind: z.enum(['followed', 'blocked', 'came_back']),
  occurredAt: timestampSchema,
});
export type FollowEvent = z.infer<typeof followEventSchema>;

export const listFollowHistory = endpoint({
  method: 'GET',
  path: '/admin/customers/:lineUserId/follow-history',
  summary: 'When the customer followed, blocked and came back, newest first',
  access: 'signed-in',
  input: z.object({ lineUserId: lineUserIdSchema }),
  output: z.object({ items: z.array(followEventSchema) }),
});
