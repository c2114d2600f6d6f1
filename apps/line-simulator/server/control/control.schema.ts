import { z } from 'zod';
import { webhookKnobChange } from '../state/faults.schema';
import { digits, textMessage } from './message.schema';

/** The inputs of the control API under `/_simulator`, apart from messages. */

const userId = z.string().regex(/^U[0-9a-f]{32}$/, 'expected U and 32 hex digits');

export const newCustomer = z.strictObject({
  displayName: z.string().trim().min(1).max(100),
  userId: userId.optional(),
  /** Null: the profile carries no picture. Left out: an avatar served by the simulator. */
  pictureUrl: z.string().max(2000).nullable().optional(),
  statusMessage: z.string().max(500).nullable().optional(),
  language: z.string().max(20).nullable().optional(),
  /** False: a stranger who never added the account. */
  isFollowing: z.boolean().optional(),
  /** True: the LINE account is gone. */
  isDeleted: z.boolean().optional(),
  /** False: the profile answers 404, as for people without consent. */
  profileAvailable: z.boolean().optional(),
  /** False: webhooks carry no userId. */
  sharesUserId: z.boolean().optional(),
});

/** A change of what a profile says; what is not named stays. */
export const customerChange = newCustomer.omit({ userId: true, isFollowing: true }).partial();

export const postbackInput = z.strictObject({
  data: z.string().min(1).max(300),
  displayText: z.string().max(300).optional(),
  params: z.record(z.string(), z.string()).optional(),
});

export const unsendInput = z.strictObject({ messageId: digits });

export const editInput = z.strictObject({ messageId: digits, text: textMessage.shape.text });

/** Where a member of a group does something; left out, it happens in the chat with the account. */
export const actPlace = z.strictObject({ in: z.string().optional() });

/** Rare things a customer does, each with the properties LINE's event has. */
export const customerEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('videoPlayComplete'),
    videoPlayComplete: z.strictObject({ trackingId: z.string().min(1).max(100) }),
  }),
  z.strictObject({
    type: z.literal('beacon'),
    beacon: z.strictObject({
      hwid: z.string().regex(/^[0-9a-f]{10}$/, 'expected 10 hex digits'),
      type: z.enum(['enter', 'banner', 'stay']),
      dm: z.string().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('accountLink'),
    link: z.strictObject({ result: z.enum(['ok', 'failed']), nonce: z.string().min(10).max(255) }),
  }),
  z.strictObject({
    type: z.literal('membership'),
    membership: z.strictObject({
      type: z.enum(['joined', 'left', 'renewed']),
      membershipId: z.number().int().min(1),
    }),
  }),
]);

/** What happens to the account itself; these events name no source. */
export const accountEvent = z.looseObject({
  type: z.enum(['botSuspended', 'botResumed', 'activated', 'deactivated', 'module', 'delivery']),
});

export const newGroup = z.strictObject({
  kind: z.enum(['group', 'room']).default('group'),
  displayName: z.string().trim().min(1).max(100),
  pictureUrl: z.string().max(2000).nullable().optional(),
  memberIds: z.array(userId).min(1).max(500),
});

export const membersInput = z.strictObject({ userIds: z.array(userId).min(1).max(100) });

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
  /** Signs from now on; the old secret is invalid at once, as after "reissue" in the console. */
  channelSecret: z.string().min(1).max(200).optional(),
  /** Answers from now on; calls with the old token get 401. */
  channelAccessToken: z.string().min(1).max(500).optional(),
  displayName: z.string().trim().min(1).max(20).optional(),
  /** Real LINE couples the two: `bot` means `auto`, `chat` means `manual`. */
  chatMode: z.enum(['chat', 'bot']).optional(),
  markAsReadMode: z.enum(['auto', 'manual']).optional(),
});

export type PostbackInput = z.infer<typeof postbackInput>;
export type CustomerEventInput = z.infer<typeof customerEvent>;
export type RawWebhookInput = z.infer<typeof rawWebhook>;
export type ChannelChange = z.infer<typeof channelChange>;
