import { botTokenSchema, telegramChatIdSchema } from '@jsk/contracts/telegram';
import { z } from 'zod';
import { isProxyTrust, trustedProxiesExpected } from '../http/trusted-proxies';
import { passwordRefusal } from '../passwords/password.policy';

const port = z.coerce.number().int().min(1).max(65535);
const origin = z
  .string()
  .refine(isOrigin, 'must be an http or https address without a path')
  .transform((value) => new URL(value).origin);
const secret = (bytes: number) => z.string().min(bytes, `must be at least ${bytes} characters`);
const key = z
  .string()
  .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64');
const flag = z.stringbool();

const defaultLineApi = 'https://api.line.me';
const defaultLineDataApi = 'https://api-data.line.me';

/** Secrets that a checkout may carry for development; production refuses them. */
export const developmentSecrets = {
  JWT_SECRET: 'development-only-jwt-secret-change-me',
  ENCRYPTION_KEY: 'ZGV2ZWxvcG1lbnQtb25seS1rZXktY2hhbmdlLW1lISE=',
  LINE_CHANNEL_SECRET: 'simulator-channel-secret-0123456',
  LINE_CHANNEL_ACCESS_TOKEN: 'simulator-channel-access-token',
} as const;

const usualAdministrator = 'admin';

const secretsToBeRandom = ['JWT_SECRET', 'ENCRYPTION_KEY', 'METRICS_TOKEN'] as const;

const environmentSchema = z.object({
  ENVIRONMENT: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(12),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  WORKER_MODE: z.enum(['inline', 'separate']).default('inline'),
  LINE_CHANNEL_SECRET: secret(16),
  LINE_CHANNEL_SECRET_PREVIOUS: secret(16).optional(),
  LINE_CHANNEL_ACCESS_TOKEN: secret(16),
  LINE_SIMULATOR_PORT: port.default(3300),
  LINE_API_BASE_URL: origin,
  LINE_DATA_API_BASE_URL: origin,
  PUBLIC_BASE_URL: origin,
  JWT_SECRET: secret(32),
  ENCRYPTION_KEY: key,
  ENCRYPTION_KEY_PREVIOUS: key.optional(),
  ADMIN_USERNAME: z.string().min(1).default(usualAdministrator),
  ADMIN_DEFAULT_PASSWORD: z.string().min(8, 'must be at least 8 characters').optional(),
  MEDIA_DRIVER: z.enum(['local', 's3']).default('local'),
  MEDIA_DIRECTORY: z.string().default('.data/media'),
  S3_ENDPOINT: origin.optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, 'must be a region such as ap-southeast-1')
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[\w.-]{3,63}$/, 'must be the name of a bucket')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: flag.default(false),
  TELEGRAM_BOT_TOKEN: botTokenSchema.optional(),
  TELEGRAM_CHAT_ID: telegramChatIdSchema.optional(),
  TELEGRAM_API_BASE_URL: origin.default('https://api.telegram.org'),
  CONSOLE_DIRECTORY: z.string().default('dist/apps/web'),
  TRUSTED_PROXIES: z.string().refine(isProxyTrust, trustedProxiesExpected),
  COOKIE_SECURE: flag.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SOCKET_MESSAGES_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  METRICS_TOKEN: secret(16).optional(),
  SHUTDOWN_NOTICE_SECONDS: z.coerce.number().min(0).max(15),
  WORKER_METRICS_PORT: port.optional(),
  REST_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  MEDIA_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
});

/** A bucket and how it is reached. */
export interface S3Place {
  /** Null for Amazon's own; else the address of a compatible server. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket's name in the path instead of the host name, as most compatible servers want it. */
  readonly forcePathStyle: boolean;
}

/** What cannot be done without once files are to lie in a bucket. */
const neededForS3 = ['S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Everything that can be configured from outside, checked once at start. */
export interface AppConfig {
  readonly environment: 'development' | 'test' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** Connections of this process to PostgreSQL, not counting those of BullMQ. */
  readonly databasePoolSize: number;
  /** Null means a single instance: jobs on PostgreSQL, sockets in memory. */
  readonly redisUrl: string | null;
  readonly workerMode: 'inline' | 'separate';
  readonly line: {
    /** The current channel secret first, the previous one while it is being rotated. */
    readonly channelSecrets: readonly string[];
    readonly channelAccessToken: string;
    readonly apiBaseUrl: string;
    readonly dataApiBaseUrl: string;
  };
  readonly publicBaseUrl: string;
  readonly jwtSecret: string;
  readonly encryptionKey: Buffer;
  /** What was the key until now, while stored secrets are encrypted anew. */
  readonly encryptionKeyPrevious: Buffer | null;
  readonly administrator: { readonly username: string; readonly password: string | null };
  /** Where files of messages are kept. */
  readonly media:
    { readonly driver: 'local'; readonly directory: string } | ({ readonly driver: 's3' } & S3Place);
  /** Whom people are told by, unless administrators have stored something else. */
  readonly telegram: {
    readonly botToken: string | null;
    readonly chatId: string | null;
    readonly apiBaseUrl: string;
  };
  /** Directory of the built console, served by the API if it is there. */
  readonly consoleDirectory: string;
  /** Whose `X-Forwarded-For` is believed, as `trustIn` takes it. */
  readonly trustedProxies: string;
  /** Whether cookies are sent over HTTPS only. */
  readonly secureCookies: boolean;
  readonly logLevel: string;
  /** How long the API goes on after it was told to end, saying so, in milliseconds. */
  readonly shutdownNoticeMs: number;
  readonly metrics: {
    /** Bearer token with which metrics are read from elsewhere; null means on this machine only. */
    readonly token: string | null;
    /** Where the worker process serves its own; null means nowhere. */
    readonly workerPort: number | null;
  };
  /** Messages one operator may send per minute over the socket. */
  readonly socketMessagesPerMinute: number;
  /** Requests one address may make per minute. */
  readonly restRequestsPerMinute: number;
  /** Files of conversations one address may load per minute, parts of them counted one by one. */
  readonly mediaRequestsPerMinute: number;
}

/** Thrown when the environment cannot be used; the message names every variable and what was expected. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly { variable: string; expected: string }[]) {
    super(problems.map(({ variable, expected }) => `${variable}: ${expected}`).join('; '));
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks the environment.
 * @param environment usually `process.env`.
 * @throws ConfigError naming each variable that is missing or wrong.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): AppConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const isProduction = given.ENVIRONMENT === 'production';
  const parsed = environmentSchema.safeParse({ ...defaultsFor(isProduction, given), ...given });
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        variable: String(issue.path[0]),
        expected: describeIssue(issue, given[String(issue.path[0])]),
      }));
  if (isProduction) problems.push(...defaultSecretsIn(given), ...weakSecretsIn(given));
  if (given.MEDIA_DRIVER === 's3') problems.push(...missingForS3(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toAppConfig(parsed.data);
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '';
}

function describeIssue(issue: z.core.$ZodIssue, value: string | undefined): string {
  return value === undefined ? 'is required but not set' : issue.message;
}

function defaultsFor(
  isProduction: boolean,
  given: Record<string, string | undefined>,
): Record<string, string> {
  if (isProduction) {
    return {
      LINE_API_BASE_URL: defaultLineApi,
      LINE_DATA_API_BASE_URL: defaultLineDataApi,
      // A proxy on the same machine is what most put in front.
      TRUSTED_PROXIES: 'loopback',
      SHUTDOWN_NOTICE_SECONDS: '5',
    };
  }
  const simulator = `http://127.0.0.1:${portOr(3300, given.LINE_SIMULATOR_PORT)}`;
  return {
    ...developmentSecrets,
    TRUSTED_PROXIES: 'none',
    SHUTDOWN_NOTICE_SECONDS: '0',
    LINE_API_BASE_URL: simulator,
    LINE_DATA_API_BASE_URL: simulator,
    PUBLIC_BASE_URL: `http://localhost:${portOr(3000, given.PORT)}`,
  };
}

/** A wrong port is told under its own name, not under that of an address made of it. */
function portOr(usual: number, given: string | undefined): number {
  return port.catch(usual).parse(given);
}

function defaultSecretsIn(given: Record<string, string | undefined>) {
  return Object.entries(developmentSecrets)
    .filter(([variable, value]) => given[variable] === value)
    .map(([variable]) => ({ variable, expected: 'must not be the default of development in production' }));
}

/** What was typed in to get past the check that it is set. */
function weakSecretsIn(given: Record<string, string | undefined>) {
  const { ADMIN_DEFAULT_PASSWORD: password, ADMIN_USERNAME: username = usualAdministrator } = given;
  const refusal = password === undefined ? null : passwordRefusal(password, username);
  const weak = secretsToBeRandom
    .filter((variable) => given[variable] !== undefined && isMonotonous(given[variable]))
    .map((variable) => ({ variable, expected: 'must be random, such as: openssl rand -base64 32' }));
  return refusal ? [...weak, { variable: 'ADMIN_DEFAULT_PASSWORD', expected: refusal }] : weak;
}

/** 32 random characters have about twenty different ones, and zeros in base64 one. */
function isMonotonous(secretValue: string): boolean {
  return new Set(secretValue).size < 8;
}

function missingForS3(given: Record<string, string | undefined>) {
  return neededForS3
    .filter((variable) => given[variable] === undefined)
    .map((variable) => ({ variable, expected: 'is required with MEDIA_DRIVER=s3 but not set' }));
}

function toMediaPlace(values: z.output<typeof environmentSchema>): AppConfig['media'] {
  if (values.MEDIA_DRIVER === 'local') return { driver: 'local', directory: values.MEDIA_DIRECTORY };
  return {
    driver: 's3',
    endpoint: values.S3_ENDPOINT ?? null,
    region: values.S3_REGION ?? '',
    bucket: values.S3_BUCKET ?? '',
    accessKeyId: values.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: values.S3_SECRET_ACCESS_KEY ?? '',
    forcePathStyle: values.S3_FORCE_PATH_STYLE,
  };
}

function toAppConfig(values: z.output<typeof environmentSchema>): AppConfig {
  return {
    environment: values.ENVIRONMENT,
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    redisUrl: values.REDIS_URL ?? null,
    workerMode: values.WORKER_MODE,
    line: {
      channelSecrets: [values.LINE_CHANNEL_SECRET, values.LINE_CHANNEL_SECRET_PREVIOUS].filter(
        (channelSecret) => channelSecret !== undefined,
      ),
      channelAccessToken: values.LINE_CHANNEL_ACCESS_TOKEN,
      apiBaseUrl: values.LINE_API_BASE_URL,
      dataApiBaseUrl: values.LINE_DATA_API_BASE_URL,
    },
    publicBaseUrl: values.PUBLIC_BASE_URL,
    jwtSecret: values.JWT_SECRET,
    encryptionKey: Buffer.from(values.ENCRYPTION_KEY, 'base64'),
    encryptionKeyPrevious: values.ENCRYPTION_KEY_PREVIOUS
      ? Buffer.from(values.ENCRYPTION_KEY_PREVIOUS, 'base64')
      : null,
    administrator: { username: values.ADMIN_USERNAME, password: values.ADMIN_DEFAULT_PASSWORD ?? null },
    media: toMediaPlace(values),
    telegram: {
      botToken: values.TELEGRAM_BOT_TOKEN ?? null,
      chatId: values.TELEGRAM_CHAT_ID ?? null,
      apiBaseUrl: values.TELEGRAM_API_BASE_URL,
    },
    consoleDirectory: values.CONSOLE_DIRECTORY,
    trustedProxies: values.TRUSTED_PROXIES,
    secureCookies: values.COOKIE_SECURE ?? values.PUBLIC_BASE_URL.startsWith('https:'),
    logLevel: values.LOG_LEVEL,
    shutdownNoticeMs: values.SHUTDOWN_NOTICE_SECONDS * 1000,
    metrics: { token: values.METRICS_TOKEN ?? null, workerPort: values.WORKER_METRICS_PORT ?? null },
    socketMessagesPerMinute: values.SOCKET_MESSAGES_PER_MINUTE,
    restRequestsPerMinute: values.REST_REQUESTS_PER_MINUTE,
    mediaRequestsPerMinute: values.MEDIA_REQUESTS_PER_MINUTE,
  };
}
