import { z } from 'zod';
import { replyImageSchema } from './reply-images';
import { unknownVariablesIn } from './canned-variables';
import { endpoint } from './endpoint';
import { cannedResponseIdsSchema, messageSchema } from './messages';
import {
  clientIdSchema,
  idSchema,
  lineUserIdSchema,
  outgoingTextSchema,
  timestampSchema,
} from './primitives';
import { operatorReferenceSchema } from './sessions';

export const cannedLimits = {
  shortcut: 40,
  title: 80,
  category: 40,
  /** As many messages as LINE takes in one call. */
  parts: 5,
  /** Of one scope: the list is loaded as a whole, so that the composer finds at once. */
  responses: 500,
} as const;

const stickerFields = {
  type: z.literal('sticker'),
  packageId: z.string().regex(/^\d{1,20}$/, 'must be digits'),
  stickerId: z.string().regex(/^\d{1,20}$/, 'must be digits'),
};

export const cannedPartSchema = z.discriminatedUnion('type', [
  /** May hold variables, such as `{{customer.name}}`. */
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), image: replyImageSchema }),
  z.object(stickerFields),
]);
export type CannedPart = z.infer<typeof cannedPartSchema>;

export const cannedResponseSchema = z.object({
  id: idSchema,
  /** What the operator types after `/`. */
  shortcut: z.string(),
  title: z.string(),
  category: z.string(),
  /** Whose it is; null: the whole team has it. */
  owner: operatorReferenceSchema.nullable(),
  /** What is sent, in this order. */
  parts: z.array(cannedPartSchema),
  /** How often it was sent, and when last. */
  useCount: z.number().int(),
  lastUsedAt: timestampSchema.nullable(),
  updatedAt: timestampSchema,
});
export type CannedResponse = z.infer<typeof cannedResponseSchema>;

const cannedTextSchema = outgoingTextSchema.check(({ value, issues }) => {
  for (const { name, position } of unknownVariablesIn(value)) {
    const message = `{{${name}}} at character ${position + 1} is no variable`;
    issues.push({ code: 'custom', input: value, message });
  }
});

export const cannedPartInputSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: cannedTextSchema }),
  /** Of a picture that was uploaded for canned responses. */
  z.object({ type: z.literal('image'), imageId: z.uuid() }),
  z.object(stickerFields),
]);
export type CannedPartInput = z.infer<typeof cannedPartInputSchema>;

export const cannedScopeSchema = z.enum(['team', 'personal']);
export type CannedScope = z.infer<typeof cannedScopeSchema>;

const cannedInput = {
  shortcut: z
    .string()
    .trim()
    .min(1)
    .max(cannedLimits.shortcut)
    .regex(/^[^\s/]+$/u, 'must not hold spaces or slashes'),
  title: z.string().trim().min(1).max(cannedLimits.title),
  category: z.string().trim().max(cannedLimits.category).default(''),
  /** The team's are for administrators to write, everybody has personal ones. */
  scope: cannedScopeSchema,
  parts: z.array(cannedPartInputSchema).min(1).max(cannedLimits.parts),
};
export const cannedInputSchema = z.object(cannedInput);
export type CannedInput = z.infer<typeof cannedInputSchema>;

export const listCannedResponses = endpoint({
  method: 'GET',
  path: '/admin/canned-responses',
  summary: "The team's canned responses and one's own, most used first; q looks through every word of them",
  access: 'signed-in',
  input: z.object({ q: z.string().trim().max(100).optional() }),
  output: z.object({ items: z.array(cannedResponseSchema) }),
});

export const createCannedResponse = endpoint({
  method: 'POST',
  path: '/admin/canned-responses',
  summary: 'Add a canned response; 409 when the shortcut is taken in its scope, 400 for an unknown variable',
  access: 'signed-in',
  input: cannedInputSchema,
  output: cannedResponseSchema,
  successStatus: 201,
});

export const updateCannedResponse = endpoint({
  method: 'PUT',
  path: '/admin/canned-responses/:cannedResponseId',
  summary: 'Replace a canned response',
  access: 'signed-in',
  input: z.object({ cannedResponseId: idSchema, ...cannedInput }),
  output: cannedResponseSchema,
});

export const deleteCannedResponse = endpoint({
  method: 'DELETE',
  path: '/admin/canned-responses/:cannedResponseId',
  summary: 'Delete a canned response',
  access: 'signed-in',
  input: z.object({ cannedResponseId: idSchema }),
  output: z.object({}),
});

/** The picture is JPEG or PNG. */
export const uploadCannedImage = endpoint({
  method: 'POST',
  path: '/admin/canned-responses/images',
  summary: 'Upload a picture for a canned response',
  access: 'signed-in',
  input: z.object({}),
  files: { image: 'required' },
  output: replyImageSchema,
  successStatus: 201,
});

export const sendCannedPicture = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/canned-pictures',
  summary: 'Send the picture of a canned response; the same clientId again answers with the same message',
  access: 'signed-in',
  input: z.object({
    lineUserId: lineUserIdSchema,
    imageId: z.uuid(),
    clientId: clientIdSchema,
    cannedResponseIds: cannedResponseIdsSchema,
  }),
  output: messageSchema,
  successStatus: 201,
});

export const getCannedValues = endpoint({
  method: 'GET',
  path: '/admin/canned-responses/values/:lineUserId',
  summary: 'What each variable of a canned response is in a conversation, by its name',
  access: 'signed-in',
  input: z.object({ lineUserId: lineUserIdSchema }),
  output: z.object({ values: z.record(z.string(), z.string()) }),
});
