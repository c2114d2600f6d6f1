import { z } from 'zod';
import { scoreSchema } from './csat';
import { endpoint } from './endpoint';
import { messageSchema } from './messages';
import { idSchema, lineUserIdSchema, pageOf, pagingFields, timestampSchema } from './primitives';
import { administratorRoles } from './roles';
import { operatorReferenceSchema, sessionSchema } from './sessions';

export const customerFieldLimits = {
  fields: 20,
  name: 60,
  choices: 50,
  choice: 60,
  value: 500,
  barReason: 300,
} as const;

export const customerFieldKindSchema = z.enum(['text', 'number', 'date', 'choice']);
export type CustomerFieldKind = z.infer<typeof customerFieldKindSchema>;

/** Something that the team wants to know of every customer: the number of a member, the size of a shoe. */
export const customerFieldSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: customerFieldKindSchema,
  /** Of which one is chosen; empty for the other kinds. */
  choices: z.array(z.string()),
  /** Kept from roles that see identifiers masked (`privacy.maskIdentifiersFor`). */
  isPersonal: z.boolean(),
});
export type CustomerField = z.infer<typeof customerFieldSchema>;

const fieldNameSchema = z.string().trim().min(1).max(customerFieldLimits.name);
const choicesSchema = z
  .array(z.string().trim().min(1).max(customerFieldLimits.choice))
  .max(customerFieldLimits.choices)
  .refine((choices) => new Set(choices).size === choices.length, 'must not name anything twice');

export const listCustomerFields = endpoint({
  method: 'GET',
  path: '/admin/customer-fields',
  summary: 'What the team wants to know of every customer, in the order in which it was added',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ items: z.array(customerFieldSchema) }),
});

export const createCustomerField = endpoint({
  method: 'POST',
  path: '/admin/customer-fields',
  summary: 'Add a field; 409 when there is one of this name, or when there are 20',
  access: administratorRoles,
  input: z
    .object({
      name: fieldNameSchema,
      kind: customerFieldKindSchema,
      choices: choicesSchema.default([]),
      isPersonal: z.boolean().default(false),
    })
    .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 0, {
      path: ['choices'],
      message: 'must name something to choose',
    }),
  output: customerFieldSchema,
  successStatus: 201,
});

export const updateCustomerField = endpoint({
  method: 'PUT',
  path: '/admin/customer-fields/:fieldId',
  summary: 'Rename a field or change what can be chosen; what was chosen before stays as it is',
  access: administratorRoles,
  input: z.object({
    fieldId: idSchema,
    name: fieldNameSchema,
    choices: choicesSchema.default([]),
    isPersonal: z.boolean().default(false),
  }),
  output: customerFieldSchema,
});

export const deleteCustomerField = endpoint({
  method: 'DELETE',
  path: '/admin/customer-fields/:fieldId',
  summary: 'Delete a field with everything that was written into it',
  access: administratorRoles,
  input: z.object({ fieldId: idSchema }),
  output: z.object({}),
});

/** What is known of one customer: a number is written with digits and a point, a date as 2026-11-21. */
export const customerFieldValueSchema = z.object({
  fieldId: idSchema,
  value: z.string().nullable(),
  /** Grows with every change; 0 when nothing was ever written. */
  version: z.number().int(),
});
export type CustomerFieldValue = z.infer<typeof customerFieldValueSchema>;

/** An operator does not want to hear from the customer any more. */
export const customerBarSchema = z.object({
  at: timestampSchema,
  by: operatorReferenceSchema,
  reason: z.string(),
});
export type CustomerBar = z.infer<typeof customerBarSchema>;

/** A session with how the customer rated it; null: not, or not yet. */
export const ratedSessionSchema = sessionSchema.extend({
  rating: z.object({ score: scoreSchema, comment: z.string().nullable() }).nullable(),
});
export type RatedSession = z.infer<typeof ratedSessionSchema>;

export const customerDetailsSchema = z.object({
  profileFetchedAt: timestampSchema.nullable(),
  bar: customerBarSchema.nullable(),
  fields: z.array(
    customerFieldSchema.extend({
      ...customerFieldValueSchema.omit({ fieldId: true }).shape,
      /** Only its last signs are told, and it cannot be written. */
      isMasked: z.boolean(),
    }),
  ),
  /** Whether identifiers are kept from whoever asks: LINE's id is the key of everything, so the console masks what it shows. */
  masksIdentifiers: z.boolean(),
  /** The first page of `listCustomerSessions`. */
  sessions: pageOf(ratedSessionSchema),
  /** Of all scores that the customer ever gave; null: none. */
  averageScore: z.number().nullable(),
  /** Sessions ever; and pictures, videos and files, counted up to 100, which the interface shows as "99+". */
  counts: z.object({ sessions: z.number().int(), media: z.number().int() }),
});
export type CustomerDetails = z.infer<typeof customerDetailsSchema>;

const conversationParams = { lineUserId: lineUserIdSchema };

export const getCustomerDetails = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations/:lineUserId/details',
  summary: 'What the customer panel shows besides the conversation itself',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: customerDetailsSchema,
});

export const writeCustomerField = endpoint({
  method: 'PUT',
  path: '/admin/live-chat/conversations/:lineUserId/fields/:fieldId',
  summary:
    'Write one field of a customer; 409 when somebody else has changed it meanwhile, 403 when it is masked',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    fieldId: idSchema,
    value: z.string().trim().min(1).max(customerFieldLimits.value).nullable(),
    /** The version that was changed. */
    version: z.number().int().min(0),
  }),
  output: customerFieldValueSchema,
});

export const listCustomerSessions = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations/:lineUserId/sessions',
  summary: 'Every session of a customer, newest first',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    ...pagingFields,
    limit: pagingFields.limit.unwrap().default(10),
  }),
  output: pageOf(ratedSessionSchema),
});

export const galleryKindSchema = z.enum(['image', 'video', 'file']);
export type GalleryKind = z.infer<typeof galleryKindSchema>;

export const listCustomerMedia = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations/:lineUserId/gallery',
  summary: 'Pictures, videos and files of a conversation, newest first',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    kind: galleryKindSchema.optional(),
    ...pagingFields,
    limit: pagingFields.limit.unwrap().default(24),
  }),
  output: pageOf(messageSchema),
});

export const barCustomer = endpoint({
  method: 'PUT',
  path: '/admin/live-chat/conversations/:lineUserId/bar',
  summary:
    'Bar a customer: what they write is kept, but nobody is called and nothing can be sent; an open session is closed',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    reason: z.string().trim().min(1).max(customerFieldLimits.barReason),
  }),
  output: z.object({ bar: customerBarSchema }),
});

export const unbarCustomer = endpoint({
  method: 'DELETE',
  path: '/admin/live-chat/conversations/:lineUserId/bar',
  summary: 'Let a barred customer be heard again',
  access: 'signed-in',
  input: z.object(conversationParams),
  output: z.object({}),
});
