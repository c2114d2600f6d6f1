import { z } from 'zod';
import { webhookKnobChange } from '../state/faults.schema';

/** The inputs of the control API under `/_simulator`. */

const MAX_TEXT = 5000;

export const newCustomer = z.strictObject({
  displayName: z.string().trim().min(1).max(100),
  userId: z
    .string()
    .regex(/^U[0-9a-f]{32}$/, 'expected U and 32 hex digits')
    .optional(),
  /** Null: the profile carries no picture. Left out: an avatar served by the simulator. */
  pictureUrl: z.string().max(2000).nullable().optional(),
  statusMessage: z.string().max(500).nullable().optional(),
  language: z.string().max(20).nullable().optional(),
  /** False: a stranger who never added the account. */
  isFollowing: z.boolean().optional(),
  /** False: the profile answers 404, as for people without consent. */
  profileAvailable: z.boolean().optional(),
});

/** A change of what a profile says; what is not named stays. */
export const customerChange = newCustomer.omit({ userId: true, isFollowing: true }).partial();

const digits = z.string().regex(/^\d{1,20}$/, 'expected digits');
const mediaFields = {
  /** Base64; left out: a small sample of the right type. */
  content: z.base64().optional(),
  contentType: z.string().max(100).optional(),
};

export const customerMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1).max(MAX_TEXT),
    quotedMessageId: digits.optional(),
  }),
  z.strictObject({
    type: z.literal('sticker'),
    packageId: digits,
    stickerId: digits,
    quotedMessageId: digits.optional(),
  }),
  z.strictObject({
    type: z.literal('image'),
    ...mediaFields,
    /** An album: several images with one id; LINE may leave index and total out. */
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
    durationMs: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('audio'),
    ...mediaFields,
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

export const postbackInput = z.strictObject({
  data: z.string().min(1).max(300),
  displayText: z.string().max(300).optional(),
  params: z.record(z.string(), z.string()).optional(),
});

export const unsendInput = z.strictObject({ messageId: digits });

/**
 * Webhooks beyond what a customer can do: hand-written events (completed with the common properties unless
 * `complete` is false) or a body byte for byte.
 */
export const rawWebhook = z
  .strictObject({
    events: z.array(z.looseObject({ type: z.string() })).optional(),
    complete: z.boolean().optional(),
    rawBody: z.string().optional(),
    /** The raw body as base64, for bytes that are no text. */
    rawBodyBase64: z.base64().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    destination: z.string().optional(),
    knobs: webhookKnobChange.optional(),
  })
  .refine(
    (input) =>
      [input.events, input.rawBody, input.rawBodyBase64].filter((value) => value !== undefined).length === 1,
    'expected exactly one of events, rawBody, rawBodyBase64',
  );

export const channelChange = z.strictObject({
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .optional(),
  isWebhookActive: z.boolean().optional(),
});

export type CustomerMessageInput = z.infer<typeof customerMessage>;
export type PostbackInput = z.infer<typeof postbackInput>;
export type RawWebhookInput = z.infer<typeof rawWebhook>;
