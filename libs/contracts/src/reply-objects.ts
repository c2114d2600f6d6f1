import { z } from 'zod';
import { botLimits } from './bot-limits';
import { endpoint } from './endpoint';
import { imagemapAreaSchema } from './imagemap';
import { idSchema, timestampSchema } from './primitives';
import { replyImageSchema } from './reply-images';
import { administratorRoles } from './roles';

/** Written `$code` inside an answer. */
export const replyCodeSchema = z
  .string()
  .max(botLimits.replyCode)
  .regex(/^[a-z][a-z0-9_]*$/, 'must begin with a letter and hold only a-z, 0-9 and _');

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
