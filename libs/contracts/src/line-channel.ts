import { z } from 'zod';
import { endpoint } from './endpoint';
import { timestampSchema } from './primitives';
import { administratorRoles } from './roles';

/** A credential as it is shown: never itself. */
const maskedCredentialSchema = z.object({
  /** `unreadable`: one is stored, but not readable with the present ENCRYPTION_KEY, so the environment's is used. */
  source: z.enum(['environment', 'database', 'unreadable']),
  /** Its last four characters. */
  ending: z.string(),
  changedAt: timestampSchema.nullable(),
});

/** The Official Account as LINE describes it. */
export const lineAccountSchema = z.object({
  /** Equals the `destination` of its webhooks. */
  lineUserId: z.string(),
  basicId: z.string(),
  displayName: z.string(),
  pictureUrl: z.string().nullable(),
  /** `chat`: people can also answer in LINE's own manager, unseen by us. */
  chatMode: z.enum(['chat', 'bot', 'unknown']),
  markAsReadMode: z.enum(['auto', 'manual', 'unknown']),
  checkedAt: timestampSchema,
});
export type LineAccount = z.infer<typeof lineAccountSchema>;

export const lineChannelSchema = z.object({
  /** Where LINE has to deliver webhooks to. */
  webhookUrl: z.string(),
  /** LINE itself, or a simulator. */
  apiOrigin: z.string(),
  channelSecret: maskedCredentialSchema.extend({
    /** Until then webhooks signed with the secret before this one are taken as well. */
    previousValidUntil: timestampSchema.nullable(),
  }),
  channelAccessToken: maskedCredentialSchema,
  /** Null until LINE has told. */
  account: lineAccountSchema.nullable(),
  /** Nothing is sent while this is not null. */
  paused: z.object({ because: z.enum(['unauthorised']), since: timestampSchema }).nullable(),
  /** Whether LINE is called at all, or left alone for a while because it does not answer. */
  breaker: z.object({
    state: z.enum(['closed', 'open', 'half_open']),
    changedAt: timestampSchema.nullable(),
  }),
});
export type LineChannel = z.infer<typeof lineChannelSchema>;

/** As the LINE Developers console shows it. */
const channelSecretSchema = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{32}$/, 'must be 32 characters of 0-9 and a-f');

/** A bearer token (RFC 6750, section 2.1). LINE does not say how long one is; those of today have about 170 characters. */
const channelAccessTokenSchema = z
  .string()
  .trim()
  .regex(/^[\w.~+/-]{16,2000}=*$/, 'must be a channel access token, without spaces');

export const getLineChannel = endpoint({
  method: 'GET',
  path: '/admin/line-channel',
  summary: 'The LINE channel: its account, where its credentials come from, and whether messages leave',
  access: administratorRoles,
  input: z.object({}),
  output: lineChannelSchema,
});

export const updateLineChannel = endpoint({
  method: 'PUT',
  path: '/admin/line-channel',
  summary: 'Store credentials; a new access token is tried first and used at once',
  access: administratorRoles,
  input: z
    .object({
      channelSecret: channelSecretSchema.optional(),
      channelAccessToken: channelAccessTokenSchema.optional(),
      /** Store the access token although LINE cannot be asked whether it is right. */
      force: z.boolean().default(false),
    })
    .refine(({ channelSecret, channelAccessToken }) => channelSecret ?? channelAccessToken, {
      path: ['channelAccessToken'],
      message: 'give a channel secret, a channel access token, or both',
    }),
  output: lineChannelSchema,
});

export const forgetLineChannel = endpoint({
  method: 'DELETE',
  path: '/admin/line-channel',
  summary: 'Forget the stored credentials and use those of the environment',
  access: administratorRoles,
  input: z.object({}),
  output: lineChannelSchema,
});

export const resumeLineChannel = endpoint({
  method: 'POST',
  path: '/admin/line-channel/resume',
  summary: 'Send again, once LINE accepts the access token',
  access: administratorRoles,
  input: z.object({}),
  output: lineChannelSchema,
});

export const setLineWebhook = endpoint({
  method: 'POST',
  path: '/admin/line-channel/webhook',
  summary: 'Tell LINE to deliver webhooks here',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ webhookUrl: z.string() }),
});

/** What is looked at, in the order in which each builds on the one before. */
export const channelCheckIds = [
  'accessToken',
  'webhookAddress',
  'webhookActive',
  'webhookTest',
  'chatMode',
  'markAsRead',
  'quota',
] as const;

/** What was found; texts for people are made from these. */
export const channelFindings = [
  'ok',
  /** Could not be looked at, because of an earlier finding. */
  'skipped',
  /** LINE did not answer. */
  'unreachable',
  /** LINE refused to tell, for the reason given in `detail`. */
  'refused',
  'unauthorised',
  'notSet',
  /** LINE delivers to `detail.url`. */
  'otherAddress',
  /** Our address cannot be reached by LINE: it is not https. */
  'needsHttps',
  'inactive',
  /** Reasons of LINE's webhook test. */
  'couldNotConnect',
  'requestTimeout',
  'errorStatusCode',
  'unclassified',
  /** The webhook was answered with 401: the channel secret is wrong. */
  'signatureRefused',
  'chatIsOn',
  'readsByItself',
  'spent',
  'unlimited',
] as const;
export type ChannelFinding = (typeof channelFindings)[number];

export const channelCheckSchema = z.object({
  id: z.enum(channelCheckIds),
  result: z.enum(['ok', 'warning', 'failed', 'skipped']),
  finding: z.enum(channelFindings),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ChannelCheck = z.infer<typeof channelCheckSchema>;

export const testLineChannel = endpoint({
  method: 'POST',
  path: '/admin/line-channel/test',
  summary: 'Ask LINE about everything that has to be right, and have it deliver a test webhook',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({ checkedAt: timestampSchema, checks: z.array(channelCheckSchema) }),
});
export type ChannelTest = z.infer<(typeof testLineChannel)['output']>;
