import { z } from 'zod';

/**
 * What an endpoint does instead of answering normally:
 * - `status`: answers `status` (500 when not named) without doing anything
 * - `drop_before`: cuts the connection without doing anything; `hang`: never answers, without doing anything
 * - `accept_then_500`, `accept_then_drop`, `accept_then_hang`: does what was asked, then fails in that way
 * - `accept_then_409`: does what was asked, then answers as to the retry of a call whose answer was lost
 * - `html_body`, `empty_body`: does what was asked, answers 200 with such a body
 * - `cut_midway`, `wrong_length`, `wrong_type`, `oversized`: a broken download (content only)
 */
const endpointFault = z.strictObject({
  mode: z.enum([
    'status',
    'hang',
    'drop_before',
    'accept_then_drop',
    'accept_then_hang',
    'accept_then_500',
    'accept_then_409',
    'html_body',
    'empty_body',
    'cut_midway',
    'wrong_length',
    'wrong_type',
    'oversized',
  ]),
  status: z.number().int().min(400).max(599).optional(),
  /** Of mode `status`; left out, it is what LINE says with that status (429: the rate limit). */
  message: z.string().optional(),
  /** In mode `accept_then_409`: without the ids of the messages. */
  omitSentMessages: z.boolean().optional(),
  /** How many calls are affected; without it every call until the switch is set to null. */
  times: z.number().int().min(1).optional(),
  /** Adds a Retry-After header to mode `status`. LINE documents none. */
  retryAfterSeconds: z.number().int().min(0).optional(),
});

const redelivery = z.strictObject({
  enabled: z.boolean(),
  attempts: z.number().int().min(1).max(20),
  delayMs: z.number().int().min(0).max(600_000),
  /** Up to this much is added to each delay at random, so that redelivered webhooks overtake each other. */
  jitterMs: z.number().int().min(0).max(600_000),
});

/** How webhooks are written, signed and delivered. */
const webhookKnobs = z.strictObject({
  /** Which characters are written as \uXXXX; LINE was seen to escape astral ones (emoji). */
  escape: z.enum(['astral', 'all', 'none']),
  whitespace: z.enum(['compact', 'pretty', 'crlf']),
  propertyOrder: z.enum(['line', 'reversed', 'shuffled']),
  unknownProperties: z.boolean(),
  signature: z.enum(['valid', 'wrong_secret', 'missing', 'malformed', 'hex', 'duplicate_header']),
  mode: z.enum(['active', 'standby']),
  /** LINE gives up after two seconds. */
  timeoutMs: z.number().int().min(50).max(60_000),
  /** Off by default, as in LINE, which discloses neither count nor interval. */
  redelivery,
  /** Delivers every webhook twice with `isRedelivery: false`, as networks sometimes do. */
  duplicates: z.boolean(),
  /** Delays each webhook by a random part of this time, so that they overtake each other. */
  reorderWithinMs: z.number().int().min(0).max(60_000),
  /** Waits until this many events have gathered, or `batchWithinMs` has passed, and sends them in one body. */
  eventsPerBody: z.number().int().min(1).max(1000),
  batchWithinMs: z.number().int().min(0).max(60_000),
});

/** Source: https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint */
const webhookReason = z.enum([
  'OK',
  'COULD_NOT_CONNECT',
  'REQUEST_TIMEOUT',
  'ERROR_STATUS_CODE',
  'UNCLASSIFIED',
]);

const fault = endpointFault.nullable();

const faultState = z.strictObject({
  reply: fault,
  push: fault,
  multicast: fault,
  narrowcast: fault,
  broadcast: fault,
  validate: fault,
  profile: fault,
  content: fault,
  quotaEndpoint: fault,
  loading: fault,
  markAsRead: fault,
  info: fault,
  group: fault,
  richMenu: fault,
  webhookEndpoint: fault,
  webhook: webhookKnobs,
  /** What "test webhook" answers instead of trying. Null: it tries. */
  webhookTestReason: webhookReason.nullable(),
  /** How long a reply token lives; 0 lets every token be expired. LINE documents a minute that "may change". */
  replyTokenSeconds: z.number().int().min(0).max(1200),
  /** Each content answers 202 this many times before it is ready. */
  contentNotReadyTimes: z.number().int().min(0).max(1000),
  /** Content answers 404, as after LINE deleted it. */
  contentExpired: z.boolean(),
  transcodingFails: z.boolean(),
  /** Enforces LINE's documented rate limits. */
  rateLimits: z.boolean(),
  /** Limits of our own by endpoint (`push`, `reply`, …) in requests per second, whatever `rateLimits` says. */
  requestsPerSecond: z.record(z.string(), z.number().positive()),
  /** 429 after this many pushes to one customer within a minute; LINE does not tell its number. Null: off. */
  sameUserPushesPerMinute: z.number().int().min(1).nullable(),
  /** Added before every answer of `/v2/bot`. */
  latencyMs: z.number().int().min(0).max(60_000),
});

const quotaCounter = z.strictObject({
  /** Messages a month; null is "no limit" (type `none`). */
  limit: z.number().int().min(0).nullable().optional(),
  used: z.number().int().min(0).optional(),
});

/** A change of some of the webhook knobs. */
export const webhookKnobChange = webhookKnobs
  .partial()
  .extend({ redelivery: redelivery.partial().optional() });

/**
 * A change of the switches: what is not named stays as it is, `null` turns an endpoint's fault off.
 * `quota` takes either the counter `{limit, used}` or a fault of the quota endpoints `{mode, …}`.
 */
export const faultChange = faultState.partial().extend({
  webhook: webhookKnobChange.optional(),
  quota: z.union([endpointFault, quotaCounter]).nullable().optional(),
});

export type WebhookReason = z.infer<typeof webhookReason>;
export type EndpointFault = z.infer<typeof endpointFault>;
export type FaultMode = EndpointFault['mode'];
export type WebhookKnobs = z.infer<typeof webhookKnobs>;
export type WebhookKnobChange = z.infer<typeof webhookKnobChange>;
export type FaultState = z.infer<typeof faultState>;
export type FaultChange = z.infer<typeof faultChange>;
/** The endpoints that have a fault switch of their own. */
export type FaultableEndpoint = {
  [Name in keyof FaultState]: FaultState[Name] extends EndpointFault | null ? Name : never;
}[keyof FaultState];
