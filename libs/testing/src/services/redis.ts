import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
// Relative, because Jest's global setup does not know the aliases.
import { isAlive, withExclusiveLock } from '../../../platform/src/embedded-postgres/exclusive-lock';
import { chooseFreePort } from '../../../platform/src/embedded-postgres/free-port';
import { testDataDirectory } from './project-directory';
import { findProgram, installPackages, removeSystemService } from './system-packages';
import { waitFor } from './wait-for';

export interface RedisService {
  readonly url: string;
  /** Which one it is, in a few words: "the one on localhost:6379". */
  readonly describe: string;
  /** Ends it when it is ours; one that was already there is left alone. */
  stop(): Promise<void>;
}

/** A Redis of our own, which a drill may kill. */
export interface OwnRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it as a power cut would. Start it again with the same directory and it has the same port. */
  kill(): Promise<void>;
  /** Ends it in order. Does no harm when it is gone already. */
  stop(): Promise<void>;
}

const localUrl = 'redis://127.0.0.1:6379';

/**
 * Finds a Redis, or brings one up: that of `REDIS_URL`, the one on localhost:6379, or `redis-server` of this
 * machine, which is installed first where that is allowed.
 * @throws Error with one line that says what to do when none can be had.
 */
export async function ensureRedis(log: (line: string) => void = () => undefined): Promise<RedisService> {
  const leaveAlone = () => Promise.resolve();
  const givenUrl = process.env.REDIS_URL;
  if (givenUrl) {
    if (!(await answers(givenUrl)))
      throw new Error('REDIS_URL is set, but no Redis answers there: start it, or unset REDIS_URL.');
    return { url: givenUrl, describe: 'the one of REDIS_URL', stop: leaveAlone };
  }
  if (await answers(localUrl))
    return { url: localUrl, describe: 'the one on localhost:6379', stop: leaveAlone };
  const own = await startOwnRedis({ directory: testDataDirectory('test-redis'), preferredPort: 6390, log });
  return { url: own.url, describe: `our own on port ${own.port}`, stop: () => own.stop() };
}

/**
 * Starts a Redis on 127.0.0.1 that keeps nothing on disk, or adopts the one that a killed run left in that
 * directory.
 * @param options.directory holds its port and log; one server per directory.
 * @param options.preferredPort any free one unless told.
 */
export async function startOwnRedis({
  directory,
  preferredPort = 0,
  log = () => undefined,
}: {
  directory: string;
  preferredPort?: number;
  log?: (line: string) => void;
}): Promise<OwnRedis> {
  mkdirSync(directory, { recursive: true });
  const home = realpathSync(directory);
  return withExclusiveLock(`${home}.lock`, async () => {
    const portFile = path.join(home, 'port');
    const rememberedPort = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : null;
    const runningPid = rememberedPort === null ? null : await findServer(rememberedPort, home);
    if (rememberedPort !== null && runningPid !== null) return ownRedis(rememberedPort, runningPid);
    const port = await chooseFreePort(rememberedPort ?? preferredPort);
    writeFileSync(portFile, String(port));
    return ownRedis(port, await launch(port, home, log));
  });
}

async function launch(port: number, directory: string, log: (line: string) => void): Promise<number> {
  const output = openSync(path.join(directory, 'server.log'), 'w');
  const parameters = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory];
  const server = spawn(redisProgram(log), [...parameters, '--save', '', '--appendonly', 'no'], {
    detached: true, // Ctrl-C in the terminal is for the tests; they stop it in order.
    stdio: ['ignore', output, output],
  });
  server.unref();
  return waitFor(() => findServer(port, directory), { description: `Redis answers on port ${port}` });
}

function redisProgram(log: (line: string) => void): string {
  const names = ['redis-server', 'valkey-server'];
  const found = findProgram(names);
  if (found) return found;
  const obstacle = installPackages(
    'Redis for the tests',
    { 'apt-get': ['redis-server'], dnf: ['redis'], apk: ['redis'], brew: ['redis'] },
    log,
  );
  if (obstacle === null) removeSystemService('redis-server');
  const installed = findProgram(names);
  if (installed) return installed;
  throw new Error(
    `No Redis: install redis-server, or set REDIS_URL to a running one (${obstacle ?? 'the installed package has no redis-server'}).`,
  );
}

function ownRedis(port: number, pid: number): OwnRedis {
  const gone = () => waitFor(() => !isAlive(pid), { description: `Redis on port ${port} has ended` });
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid,
    kill: async () => {
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
      await gone();
    },
    stop: async () => {
      if (isAlive(pid)) process.kill(pid, 'SIGTERM');
      await gone();
    },
  };
}

/** @returns the process number of the server in that directory, or null when none, or another one, answers. */
async function findServer(port: number, directory: string): Promise<number | null> {
  return withRedis(`redis://127.0.0.1:${port}`, async (redis) => {
    const [, serverDirectory] = (await redis.config('GET', 'dir')) as string[];
    const processId = /process_id:(\d+)/.exec(await redis.info('server'))?.[1];
    return serverDirectory === directory && processId ? Number(processId) : null;
  });
}

async function answers(url: string): Promise<boolean> {
  return (await withRedis(url, (redis) => redis.ping())) !== null;
}

async function withRedis<Result>(
  url: string,
  work: (redis: Redis) => Promise<Result>,
): Promise<Result | null> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 2000,
    disconnectTimeout: 50, // Its timer keeps the process alive.
  });
  redis.on('error', () => undefined); // Told by the rejected call.
  try {
    await redis.connect();
    return await work(redis);
  } catch {
    return null;
  } finally {
    redis.disconnect();
  }
}
