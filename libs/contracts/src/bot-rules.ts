import { z } from 'zod';
import { botLimits, maxAnswerMessages } from './bot-limits';
import { endpoint } from './endpoint';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles } from './roles';

export const matchKindSchema = z.enum(['exact', 'starts_with', 'contains', 'regex']);
export type MatchKind = z.infer<typeof matchKindSchema>;

/** Text with `$code` for saved replies. Together they may become `maxAnswerMessages`, or `maxHandoffAnswerMessages`. */
const responseSchema = z.string().trim().min(1).max(botLimits.responseText);
const prioritySchema = z.number().int().min(botLimits.priority.min).max(botLimits.priority.max).default(0);

export const intentKeywordSchema = z.object({
  keyword: z.string().trim().min(1).max(botLimits.keyword),
  matchKind: matchKindSchema,
});
export type IntentKeyword = z.infer<typeof intentKeywordSchema>;

export const intentSchema = z.object({
  id: idSchema,
  name: z.string(),
  category: z.string(),
  isActive: z.boolean(),
  /** Of several that match equally well the highest answers. */
  priority: z.number().int(),
  keywords: z.array(intentKeywordSchema),
  /** All responses one after the other, or one of them at random. */
  responseMode: z.enum(['all', 'one']),
  responses: z.array(z.string()),
  /** After the answer, the customer joins the queue. */
  handsOff: z.boolean(),
  skillId: idSchema.nullable(),
  updatedAt: timestampSchema,
});
export type Intent = z.infer<typeof intentSchema>;

const intentInput = {
  name: z.string().trim().min(1).max(botLimits.intentName),
  category: z.string().trim().max(botLimits.category).default(''),
  isActive: z.boolean().default(true),
  priority: prioritySchema,
  keywords: z.array(intentKeywordSchema).min(1).max(botLimits.keywordsPerIntent),
  responseMode: z.enum(['all', 'one']).default('all'),
  responses: z.array(responseSchema).max(maxAnswerMessages).default([]),
  handsOff: z.boolean().default(false),
  skillId: idSchema.nullable().default(null),
};

export const listIntents = endpoint({
  method: 'GET',
  path: '/admin/intents',
  summary: 'What the bot understands, by category and name',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(intentSchema) }),
});

export const createIntent = endpoint({
  method: 'POST',
  path: '/admin/intents',
  summary: 'Add an intent; an unsafe or wrong regular expression, or an unknown $code, is a 400 at its field',
  access: administratorRoles,
  input: z.object(intentInput),
  output: intentSchema,
  successStatus: 201,
});

export const updateIntent = endpoint({
  method: 'PUT',
  path: '/admin/intents/:intentId',
  summary: 'Replace an intent',
  access: administratorRoles,
  input: z.object({ intentId: idSchema, ...intentInput }),
  output: intentSchema,
});

export const deleteIntent = endpoint({
  method: 'DELETE',
  path: '/admin/intents/:intentId',
  summary: 'Delete an intent',
  access: administratorRoles,
  input: z.object({ intentId: idSchema }),
  output: z.object({}),
});

/** The simple kind: one keyword, one answer. Intents go before. */
export const autoReplySchema = z.object({
  id: idSchema,
  keyword: z.string(),
  matchKind: matchKindSchema.exclude(['regex']),
  /** Text with `$code` for saved replies. */
  text: z.string(),
  isActive: z.boolean(),
  priority: z.number().int(),
});
export type AutoReply = z.infer<typeof autoReplySchema>;

const autoReplyInput = {
  keyword: z.string().trim().min(1).max(botLimits.keyword),
  matchKind: matchKindSchema.exclude(['regex']).default('contains'),
  text: responseSchema,
  isActive: z.boolean().default(true),
  priority: prioritySchema,
};

export const listAutoReplies = endpoint({
  method: 'GET',
  path: '/admin/auto-replies',
  summary: 'Simple rules of the bot, by keyword',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(autoReplySchema) }),
});

export const createAutoReply = endpoint({
  method: 'POST',
  path: '/admin/auto-replies',
  summary: 'Add a rule; 409 when the keyword has one of this kind',
  access: administratorRoles,
  input: z.object(autoReplyInput),
  output: autoReplySchema,
  successStatus: 201,
});

export const updateAutoReply = endpoint({
  method: 'PUT',
  path: '/admin/auto-replies/:autoReplyId',
  summary: 'Replace a rule',
  access: administratorRoles,
  input: z.object({ autoReplyId: idSchema, ...autoReplyInput }),
  output: autoReplySchema,
});

export const deleteAutoReply = endpoint({
  method: 'DELETE',
  path: '/admin/auto-replies/:autoReplyId',
  summary: 'Delete a rule',
  access: administratorRoles,
  input: z.object({ autoReplyId: idSchema }),
  output: z.object({}),
});
