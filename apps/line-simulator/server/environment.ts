import { z } from 'zod';
import type { LineSimulatorOptions } from './simulator';

const variables = z.object({
  LINE_SIMULATOR_PORT: z.coerce.number('a port number').int().min(0).max(65535).default(3300),
  /** A second port that alone serves contents, as LINE's data API does. */
  LINE_SIMULATOR_DATA_PORT: z.coerce.number('a port number').int().min(0).max(65535).optional(),
  LINE_SIMULATOR_PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'an http or https address' })
    .transform((url) => new URL(url).origin)
    .optional(),
  LINE_SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  LINE_CHANNEL_SECRET: z.string('the channel secret').min(1, 'the channel secret'),
  LINE_CHANNEL_ACCESS_TOKEN: z.string('the channel access token').min(1, 'the channel access token'),
  LINE_SIMULATOR_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https address' })
    .default('http://localhost:3000/api/v1/webhook'),
  /** A development machine has no certificate; set to false to be as strict as LINE. */
  LINE_SIMULATOR_ALLOW_LOOPBACK_HTTP: z.enum(['true', 'false']).default('true'),
});

/**
 * The simulator's options from environment variables.
 * Throws an Error whose message names each wrong variable in one sentence.
 */
export function readEnvironment(
  environment: NodeJS.ProcessEnv,
): LineSimulatorOptions & { port: number; host: string } {
  const result = variables.safeParse(environment);
  if (!result.success) {
    const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')} (expected: ${message})`);
    throw new Error(`The LINE simulator cannot start, please correct: ${wrong.join('; ')}.`);
  }
  const values = result.data;
  return {
    port: values.LINE_SIMULATOR_PORT,
    host: values.LINE_SIMULATOR_HOST,
    dataPort: values.LINE_SIMULATOR_DATA_PORT ?? null,
    ...(values.LINE_SIMULATOR_PUBLIC_ORIGIN ? { publicOrigin: values.LINE_SIMULATOR_PUBLIC_ORIGIN } : {}),
    channelSecret: values.LINE_CHANNEL_SECRET,
    channelAccessToken: values.LINE_CHANNEL_ACCESS_TOKEN,
    webhookUrl: values.LINE_SIMULATOR_WEBHOOK_URL,
    allowLoopbackHttp: values.LINE_SIMULATOR_ALLOW_LOOPBACK_HTTP === 'true',
  };
}
