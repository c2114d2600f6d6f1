import { z } from 'zod';
import { endpoint } from './endpoint';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles } from './roles';

/** LINE takes so many messages in one call, so an answer has no more. */
export const maxAnswerMessages = 5;

/** An answer that hands over leaves room in the call for the notice and the place in the queue. */
export const maxHandoffAnswerMessages = 3;

export const botLimits = {
  intentName: 80,
  category: 40,
  keyword: 200,
  keywordsPerIntent: 100,
  responseText: 2000,
  replyCode: 40,
  replyName: 80,
  flexBytes: 50_000,
  imagemapAreas: 50,
  testText: 1000,
  priority: { min: -100, max: 100 },
  /** JPEG or PNG, as LINE demands of an image message. */
  imageBytes: 10_000_000,
} as const;

// ---- What the bot says ----------------------------------------------------------------------------------------------

/** Written `$code` inside an answer. */
export const replyCodeSchema = z
  .string()
  .max(botLimits.replyCode)
  .regex(/^[a-z][a-z0-9_]*$/, 'must begin with a letter and hold only a-z, 0-9 and _');

export const imagemapAreaSchema = z.object({
  /** In pixels of a picture that is 1040 wide. */
  x: z.number().int().min(0).max(1040),
  y: z.number().int().min(0).max(2080),
  width: z.number().int().min(1).max(1040),
  height: z.number().int().min(1).max(2080),
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('message'), text: z.string().trim().min(1).max(400) }),
    z.object({ kind: z.literal('uri'), uri: z.string().trim().min(1).max(1000) }),
  ]),
});
export type ImagemapArea = z.infer<typeof imagemapAreaSchema>;

const imageIdSchema = z.uuid();
const stickerNumberSchema = z
  .string()
  .trim()
  .regex(/^\d{1,20}$/, 'must be a number');
const altTextSchema = z.string().trim().min(1).max(400);

/** Deeper than any card; what reads it may go in step by step. */
const flexDepth = 60;

const flexContentsSchema = z
  .record(z.string(), z.unknown())
  .refine((contents) => isShallow(contents, flexDepth), 'must not be nested so deeply')
  .refine(
    (contents) => !isShallow(contents, flexDepth) || JSON.stringify(contents).length <= botLimits.flexBytes,
    `must not be larger than ${botLimits.flexBytes} bytes`,
  );

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1));
}

/** What an administrator writes into a reply object. */
export const replyContentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().trim().min(1).max(botLimits.responseText) }),
  z.object({ type: z.literal('image'), imageId: imageIdSchema }),
  z.object({ type: z.literal('sticker'), packageId: stickerNumberSchema, stickerId: stickerNumberSchema }),
  /** A bubble or carousel as LINE's Flex Message Simulator exports it; checked against LINE's limits. */
  z.object({
    type: z.literal('flex'),
    altText: altTextSchema,
    contents: flexContentsSchema,
  }),
  z.object({
    type: z.literal('imagemap'),
    imageId: imageIdSchema,
    altText: altTextSchema,
    areas: z.array(imagemapAreaSchema).max(botLimits.imagemapAreas),
  }),
]);
export type ReplyContent = z.infer<typeof replyContentSchema>;

/** A picture that was uploaded for replies. */
export const replyImageSchema = z.object({
  id: imageIdSchema,
  /** Where a signed-in administrator sees it. */
  url: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type ReplyImage = z.infer<typeof replyImageSchema>;

export const replyObjectSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  content: replyContentSchema,
  image: replyImageSchema.nullable(),
  /** Names of the intents and keywords of the auto-replies whose answers mention it. */
  usedBy: z.array(z.string()),
  updatedAt: timestampSchema,
});
export type ReplyObject = z.infer<typeof replyObjectSchema>;

const replyObjectInput = {
  code: replyCodeSchema,
  name: z.string().trim().min(1).max(botLimits.replyName),
  content: replyContentSchema,
};

export const listReplyObjects = endpoint({
  method: 'GET',
  path: '/admin/reply-objects',
  summary: 'Saved replies, by code',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ items: z.array(replyObjectSchema) }),
});

export const createReplyObject = endpoint({
  method: 'POST',
  path: '/admin/reply-objects',
  summary:
    'Save a reply; 409 when the code is taken, 400 with the path inside the Flex that LINE would refuse',
  access: administratorRoles,
  input: z.object(replyObjectInput),
  output: replyObjectSchema,
  successStatus: 201,
});

export const updateReplyObject = endpoint({
  method: 'PUT',
  path: '/admin/reply-objects/:replyObjectId',
  summary: 'Replace a saved reply; answers that mention its old code are changed with it',
  access: administratorRoles,
  input: z.object({ replyObjectId: idSchema, ...replyObjectInput }),
  output: replyObjectSchema,
});

export const deleteReplyObject = endpoint({
  method: 'DELETE',
  path: '/admin/reply-objects/:replyObjectId',
  summary: 'Delete a saved reply; 409 while an answer mentions it',
  access: administratorRoles,
  input: z.object({ replyObjectId: idSchema }),
  output: z.object({}),
});

/** Its input travels as a form (multipart/form-data) with the part `image`: JPEG or PNG. */
export const uploadReplyImage = endpoint({
  method: 'POST',
  path: '/admin/reply-objects/images',
  summary: 'Upload a picture for a saved reply',
  access: administratorRoles,
  input: z.object({}),
  output: replyImageSchema,
  successStatus: 201,
});

// ---- What the bot understands ---------------------------------------------------------------------------------------

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

// ---- The test bench -------------------------------------------------------------------------------------------------

/** One message of an answer, as a preview shows it. */
export const answerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('sticker'), packageId: z.string(), stickerId: z.string() }),
  z.object({ type: z.literal('image'), image: replyImageSchema }),
  z.object({
    type: z.literal('flex'),
    altText: z.string(),
    contents: z.record(z.string(), z.unknown()),
  }),
  z.object({
    type: z.literal('imagemap'),
    altText: z.string(),
    image: replyImageSchema,
    areas: z.array(imagemapAreaSchema),
  }),
]);
export type AnswerMessage = z.infer<typeof answerMessageSchema>;

/** A rule that matched, and which of its words did. */
export const botMatchSchema = z.object({
  /** `handoff_keyword` and `command` go before intents, intents before auto-replies. */
  rule: z.enum(['command', 'handoff_keyword', 'intent', 'auto_reply']),
  id: idSchema.nullable(),
  name: z.string(),
  keyword: z.string(),
  matchKind: matchKindSchema,
});
export type BotMatch = z.infer<typeof botMatchSchema>;

export const botTestSchema = z.object({
  /** The text as it is compared: one form of each letter, nothing invisible. */
  comparedText: z.string(),
  /** Everything that matched, the one that answers first; empty when the fallback answers. */
  matches: z.array(botMatchSchema),
  messages: z.array(answerMessageSchema),
  /** Whether the customer would join the queue, or leave a ticket while the shop is closed. */
  handsOff: z.boolean(),
  skill: z.string().nullable(),
});
export type BotTest = z.infer<typeof botTestSchema>;

export const testBot = endpoint({
  method: 'POST',
  path: '/admin/bot/test',
  summary: 'What would match a text and be sent, and why; nothing is sent or stored',
  access: administratorRoles,
  input: z.object({ text: z.string().min(1).max(botLimits.testText) }),
  output: botTestSchema,
});
