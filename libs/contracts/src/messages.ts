import { z } from 'zod';
import { imagemapAreaSchema } from './imagemap';
import { endpoint } from './endpoint';
import {
  clientIdSchema,
  idSchema,
  lineUserIdSchema,
  outgoingTextSchema,
  timestampSchema,
} from './primitives';

export const messageTypeSchema = z.enum([
  'text',
  'image',
  'video',
  'audio',
  'file',
  'sticker',
  'location',
  'flex',
  'system',
  'note',
  'unsupported',
]);
export type MessageType = z.infer<typeof messageTypeSchema>;

/**
 * received: from the customer, or a note or line of ours that is sent to nobody. queued: stored, not yet taken by LINE. accepted: LINE took it (it never tells
 * whether it was read). failed: LINE refused it. unknown: LINE may or may not have it. unsent: the customer took it back.
 */
export const messageStateSchema = z.enum(['received', 'queued', 'accepted', 'failed', 'unknown', 'unsent']);
export type MessageState = z.infer<typeof messageStateSchema>;

export const senderKindSchema = z.enum(['CUSTOMER', 'OPERATOR', 'BOT', 'SYSTEM']);
export type SenderKind = z.infer<typeof senderKindSchema>;

/** Images that the customer sent together, shown as one grid; old versions of LINE name neither place nor number. */
export const albumSchema = z.object({
  id: z.string(),
  index: z.number().int().nullable(),
  total: z.number().int().nullable(),
});

/** What a file of a message is and where a signed-in operator can load it from. */
export const mediaSchema = z.object({
  /**
   * ready: `url` can be loaded. pending: being copied from LINE. expired: LINE no longer had it. removed: the customer
   * took it back. external: it lies on a foreign server, which is never asked. deleted: kept as long as the retention
   * allows. failed: could not be copied.
   */
  status: z.enum(['pending', 'ready', 'expired', 'removed', 'external', 'deleted', 'failed']),
  url: z.string().nullable(),
  /** A small picture of an image or video. */
  previewUrl: z.string().nullable().default(null),
  /** Of an image or video, in pixels, so that its room is known before it is loaded. */
  width: z.number().int().nullable().default(null),
  height: z.number().int().nullable().default(null),
  album: albumSchema.nullable().default(null),
  contentType: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  fileName: z.string().nullable(),
  durationMs: z.number().nullable(),
});
export type Media = z.infer<typeof mediaSchema>;

export const systemEventSchema = z.enum([
  'followed',
  'unfollowed',
  'handoff_requested',
  'session_claimed',
  'session_transferred',
  'session_closed',
  'session_started',
  'session_left',
  /** Nobody came; the customer was told. */
  'session_abandoned',
  /** Nobody has written for so long that it is about to end; then, that it ended. */
  'session_warned',
  'session_timed_out',
  /** Given by the system to `toOperatorName`, or by an administrator, `operatorName`. */
  'session_assigned',
  /**
   * Back to the queue by `operatorName`; `detail` is the skill that is needed, the reason, or both. By nobody: by the
   * system, because the operator is away and the customer has no answer.
   */
  'session_requeued',
  /** The skill that is needed is `detail`, and nobody with it is online: everybody may take it. */
  'session_opened_to_all',
  /** Put aside by `operatorName` until `detail` (ISO 8601), or until the customer writes; then, at hand again. */
  'session_snoozed',
  'session_woken',
  /** Asked for a person while the shop was closed; then, in the queue at opening. */
  'ticket_opened',
  'ticket_queued',
  /** `detail` is the new one: BOT or HUMAN. */
  'mode_changed',
  /** `operatorName` does not want to hear from the customer, because of `detail`; then, does again. */
  'customer_barred',
  'customer_unbarred',
  /** The customer rated the session with `detail` stars, 1 to 5; then, what they had just written is the comment. */
  'survey_answered',
  'survey_commented',
  'postback',
]);
export type SystemEvent = z.infer<typeof systemEventSchema>;

/** What a message carries besides text, by type. `text` alone is enough for type text. */
export const messagePayloadSchema = z.union([
  z.object({ kind: z.literal('media'), media: mediaSchema }),
  z.object({
    kind: z.literal('sticker'),
    packageId: z.string(),
    stickerId: z.string(),
    keywords: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    title: z.string().nullable(),
    address: z.string().nullable(),
  }),
  /** A picture of a saved reply of the bot; with `areas` it is an imagemap. */
  z.object({
    kind: z.literal('reply_image'),
    imageId: z.string(),
    /** Where a signed-in operator can load it from. */
    url: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    altText: z.string().nullable(),
    areas: z.array(imagemapAreaSchema).nullable(),
  }),
  z.object({ kind: z.literal('flex'), altText: z.string(), contents: z.record(z.string(), z.unknown()) }),
  z.object({
    kind: z.literal('system'),
    event: systemEventSchema,
    operatorName: z.string().nullable(),
    toOperatorName: z.string().nullable(),
    detail: z.string().nullable(),
  }),
  /** Of a note: who was told that it mentions them. */
  z.object({
    kind: z.literal('note'),
    mentions: z.array(z.object({ id: idSchema, name: z.string() })),
  }),
  z.object({ kind: z.literal('unsupported'), lineType: z.string() }),
  /** What it said was kept as long as the settings allow. */
  z.object({ kind: z.literal('removed') }),
]);
export type MessagePayload = z.infer<typeof messagePayloadSchema>;

export const messageErrorSchema = z.object({
  /** Stable reason for the interface to translate, for example `quota_exhausted`. */
  code: z.enum([
    'rejected_by_line',
    'quota_exhausted',
    'rate_limited',
    'unauthorised',
    'unreachable',
    'outcome_unknown',
    'too_old',
    /** Something written before it was not sent, and the order is kept. */
    'earlier_failed',
    /** Sending is paused until an administrator has put the channel's credentials right. */
    'sending_paused',
    'media_unavailable',
    'customer_blocked',
    'customer_barred',
    'chat_on_standby',
  ]),
  /** LINE's own words, for those who run the system. */
  message: z.string(),
});
export type MessageError = z.infer<typeof messageErrorSchema>;

export const messageSchema = z.object({
  /** Grows within a conversation in the order in which the server stored it: the cursor of `afterId`. */
  id: idSchema,
  lineUserId: lineUserIdSchema,
  sessionId: idSchema.nullable(),
  direction: z.enum(['INCOMING', 'OUTGOING']),
  sender: z.object({ kind: senderKindSchema, id: z.string().nullable(), name: z.string().nullable() }),
  type: messageTypeSchema,
  text: z.string().nullable(),
  payload: messagePayloadSchema.nullable(),
  state: messageStateSchema,
  via: z.enum(['reply', 'push']).nullable(),
  /** What LINE counted: nothing for a reply, one for a push, nothing for what rode along in the same push. */
  cost: z.enum(['free', 'paid', 'coalesced']).nullable(),
  /** Whether LINE lets this message be quoted. */
  isQuotable: z.boolean(),
  /** When the customer last changed it. */
  editedAt: timestampSchema.nullable(),
  tempId: z.string().nullable(),
  quotedMessageId: idSchema.nullable(),
  error: messageErrorSchema.nullable(),
  /** When it was written (LINE's clock for incoming ones). A thread is shown in order of (createdAt, id). */
  createdAt: timestampSchema,
});
export type Message = z.infer<typeof messageSchema>;

export const messagePageSchema = z.object({
  /** Oldest first. */
  messages: z.array(messageSchema),
  /** Whether there is more in the direction that was asked for. */
  hasMore: z.boolean(),
});
export type MessagePage = z.infer<typeof messagePageSchema>;

const conversationParams = { lineUserId: lineUserIdSchema };

export const listMessages = endpoint({
  method: 'GET',
  path: '/admin/live-chat/conversations/:lineUserId/messages',
  summary: 'A page of a conversation: the newest, before or after a message, or around one',
  access: 'signed-in',
  input: z
    .object({
      ...conversationParams,
      beforeId: idSchema.optional(),
      /** Everything stored after this message, in the order it was stored: what a client missed. */
      afterId: idSchema.or(z.literal('0')).optional(),
      aroundId: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    })
    .refine(({ beforeId, afterId, aroundId }) => [beforeId, afterId, aroundId].filter(Boolean).length <= 1, {
      message: 'takes at most one of beforeId, afterId and aroundId',
      path: ['beforeId'],
    }),
  output: messagePageSchema,
});

/** From which canned responses it was taken: their uses are counted when it is sent. */
export const cannedResponseIdsSchema = z.array(idSchema).max(20).optional();

export const sendMessage = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/messages',
  summary: 'Send a text to the customer; the same clientId again answers with the same message',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    text: outgoingTextSchema,
    clientId: clientIdSchema,
    quoteMessageId: idSchema.optional(),
    cannedResponseIds: cannedResponseIdsSchema,
  }),
  output: messageSchema,
  successStatus: 201,
});

export const retryMessage = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/messages/:messageId/retry',
  summary: 'Send a failed or unknown message again, with those that left in the same call',
  access: 'signed-in',
  input: z.object({ ...conversationParams, messageId: idSchema }),
  output: messageSchema,
});

export const confirmMessage = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/messages/:messageId/confirm',
  summary: 'An operator knows that an unknown message has arrived, with those that left in the same call',
  access: 'signed-in',
  input: z.object({ ...conversationParams, messageId: idSchema }),
  output: messageSchema,
});

const stickerIdSchema = z.string().regex(/^\d{1,20}$/, 'must be digits');

export const sendSticker = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/stickers',
  summary: 'Send a sticker to the customer; the same clientId again answers with the same message',
  access: 'signed-in',
  input: z.object({
    ...conversationParams,
    packageId: stickerIdSchema,
    stickerId: stickerIdSchema,
    clientId: clientIdSchema,
    cannedResponseIds: cannedResponseIdsSchema,
  }),
  output: messageSchema,
  successStatus: 201,
});

/** The form that goes with an uploaded file, besides its parts `file` and, for a video, `preview` (JPEG or PNG). */
export const sendMediaFields = z.object({
  clientId: clientIdSchema,
  /** Of a sound; found out from the file when it is not told. */
  durationMs: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60 * 60 * 1000)
    .optional(),
});

/** Of every form that carries a file to a conversation. */
export const mediaParts = { file: 'required', preview: 'optional' } as const;

export const sendMedia = endpoint({
  method: 'POST',
  path: '/admin/live-chat/conversations/:lineUserId/media',
  summary: 'Send an image, video, sound or document; the same clientId again answers with the same message',
  access: 'signed-in',
  input: z.object(conversationParams).extend(sendMediaFields.shape),
  files: mediaParts,
  output: messageSchema,
  successStatus: 201,
});
