import { requireBuilt } from './built-code.mjs';
import { stopLater } from './cleanup.mjs';

/** Strong enough for production mode, and known to whoever signs webhooks and tokens. */
export const secrets = {
  channelSecret: 'bench-channel-secret-0123456789abcdef',
  jwtSecret: 'bench-jwt-secret-0123456789-0123456789-abcdef',
};

/**
 * Starts the API as a process of its own, as in production, and waits until it is ready.
 * @param {{ databaseUrl: string, redisUrl?: string, port: number, lineUrl?: string, env?: Record<string, string> }} options
 * @returns {Promise<{ origin: string, port: number, pid: number, output: () => string, stop: () => Promise<void>,
 *   end: () => Promise<{ exitCode: number | null }>, kill: () => Promise<void> }>} `end` asks it to end and tells how it did.
 */
export async function startApi({ databaseUrl, redisUrl, port, lineUrl = unreachable, env = {} }) {
  const { startProgram } = requireBuilt('libs/testing/src/services/process-runner');
  const origin = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    entry: 'dist/apps/api/src/main.js',
    env: { ...environment({ databaseUrl, redisUrl, port, lineUrl }), ...env },
    readyUrl: `${origin}/api/v1/health/live`,
    // A drill may be run on a machine that has other things to do.
    readyTimeoutMs: 120_000,
  });
  return { origin, port, pid: program.pid, output: program.output, ...endings(program, 'The API') };
}

/**
 * Starts a worker as a process of its own: the jobs alone.
 * @param {{ databaseUrl: string, redisUrl?: string, lineUrl?: string, env?: Record<string, string> }} options
 * @returns {Promise<{ output: () => string, stop: () => Promise<void>, end: () => Promise<{ exitCode: number | null }>,
 *   kill: () => Promise<void> }>}
 */
export async function startWorker({ databaseUrl, redisUrl, lineUrl = unreachable, env = {} }) {
  const { startProgram } = requireBuilt('libs/testing/src/services/process-runner');
  const program = await startProgram({
    entry: 'dist/apps/worker/src/main.js',
    // It listens nowhere; the port is only part of addresses that it makes.
    env: { ...environment({ databaseUrl, redisUrl, port: 3000, lineUrl }), WORKER_MODE: 'separate', ...env },
  });
  return { output: program.output, ...endings(program, 'A worker') };
}

function endings(program, title) {
  let isStopping = false;
  const endBy = (signal) => {
    isStopping = true;
    return program.kill(signal);
  };
  void program.ended.then(() => {
    if (!isStopping) console.error(`${title} ended by itself:\n${program.output().slice(-3000)}`);
  });
  return {
    stop: stopLater(() => endBy('SIGTERM')),
    end: () => endBy('SIGTERM'),
    kill: () => endBy('SIGKILL').then(() => undefined),
  };
}

/** Nobody listens there: for measurements in which LINE is not called. */
const unreachable = 'http://127.0.0.1:9';

function environment({ databaseUrl, redisUrl, port, lineUrl }) {
  return {
    ENVIRONMENT: 'production',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    WORKER_MODE: 'inline',
    LINE_CHANNEL_SECRET: secrets.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: 'bench-channel-access-token',
    LINE_API_BASE_URL: lineUrl,
    LINE_DATA_API_BASE_URL: lineUrl,
    PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
    JWT_SECRET: secrets.jwtSecret,
    ENCRYPTION_KEY: Buffer.from('bench-encryption-key-of-32-bytes').toString('base64'),
    LOG_LEVEL: 'warn',
    // Nobody waits at a measurement's end; drills that look at it say so.
    SHUTDOWN_NOTICE_SECONDS: '0',
    SOCKET_MESSAGES_PER_MINUTE: '100000',
    REST_REQUESTS_PER_MINUTE: '1000000',
  };
}
