import { z } from 'zod';

/** What a customer can send, as inputs of the control API. */

const MAX_TEXT = 5000;

export const digits = z.string().regex(/^\d{1,20}$/, 'expected digits');

const mediaFields = {
  /** Base64; left out: a small sample of the right type. */
  content: z.base64().optional(),
  contentType: z.string().max(100).optional(),
};
const externalField = {
  /** The content lies on this address instead of at LINE (`contentProvider.type: external`). */
  externalUrl: z.string().max(2000).optional(),
};

export const textMessage = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(MAX_TEXT),
  quotedMessageId: digits.optional(),
  /** As the webhook carries them; not checked, so that wrong indexes can be tried. */
  emojis: z.array(z.looseObject({})).optional(),
  mention: z.looseObject({}).optional(),
});

export const customerMessage = z.discriminatedUnion('type', [
  textMessage,
  z.strictObject({
    type: z.literal('sticker'),
    packageId: digits,
    stickerId: digits,
    quotedMessageId: digits.optional(),
    /** LINE adds new ones without notice, so any text is taken. */
    stickerResourceType: z.string().max(50).optional(),
    keywords: z.array(z.string()).max(15).optional(),
    text: z.string().max(100).optional(),
  }),
  z.strictObject({
    type: z.literal('image'),
    ...mediaFields,
    ...externalField,
    /** One image of an album; `POST …/albums` sends a whole one. LINE may leave index and total out. */
    imageSet: z
      .strictObject({
        id: z.string(),
        index: z.number().int().optional(),
        total: z.number().int().optional(),
      })
      .optional(),
  }),
  z.strictObject({
    type: z.literal('video'),
    ...mediaFields,
    ...externalField,
    durationMs: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('audio'),
    ...mediaFields,
    ...externalField,
    durationMs: z.number().int().min(1).optional(),
  }),
  z.strictObject({ type: z.literal('file'), ...mediaFields, fileName: z.string().max(500).optional() }),
  z.strictObject({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    title: z.string().max(100).optional(),
    address: z.string().max(300).optional(),
  }),
]);

/** Several images sent at once. */
export const album = z.strictObject({
  images: z
    .array(z.strictObject(mediaFields))
    .min(1)
    .max(50)
    .default(() => [{}, {}, {}]),
  /** Whether the webhooks leave in a random order, as LINE says they may. */
  isShuffled: z.boolean().default(true),
  /** All images in one webhook body instead of one each. */
  inOneBody: z.boolean().default(false),
  /** Images (1 is the first) whose webhook carries no index and total, as from old phones. */
  withoutIndex: z.array(z.number().int().min(1)).default([]),
  /** Images whose webhook never comes. */
  missing: z.array(z.number().int().min(1)).default([]),
});

export type CustomerMessageInput = z.infer<typeof customerMessage>;
export type AlbumInput = z.infer<typeof album>;
