import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Redis } from 'ioredis';
import { testDataDirectory } from './project-directory';
import { ensureRedis, type OwnRedis, startOwnRedis } from './redis';

const given = process.env.REDIS_URL;
let directory: string;
let redis: OwnRedis;

beforeEach(async () => {
  mkdirSync(testDataDirectory(''), { recursive: true });
  directory = mkdtempSync(testDataDirectory('redis-spec-'));
  redis = await startOwnRedis({ directory });
});

afterEach(async () => {
  if (given === undefined) delete process.env.REDIS_URL;
  else process.env.REDIS_URL = given;
  await redis.stop();
  rmSync(directory, { recursive: true });
});

async function ping(url: string): Promise<string> {
  const client = new Redis(url, { lazyConnect: true });
  await client.connect();
  const answer = await client.ping();
  client.disconnect();
  return answer;
}

describe('a Redis of our own', () => {
  it('answers, and is adopted by the next run when nobody stopped it', async () => {
    expect(await ping(redis.url)).toBe('PONG');
    expect(await startOwnRedis({ directory })).toMatchObject({ port: redis.port, pid: redis.pid });
  });

  it('comes back on the same port after it was killed', async () => {
    await redis.kill();
    const { port, pid } = redis;
    redis = await startOwnRedis({ directory });

    expect(redis.port).toBe(port);
    expect(redis.pid).not.toBe(pid);
    expect(await ping(redis.url)).toBe('PONG');
  });
});

describe('the Redis for the tests', () => {
  it('is the one that REDIS_URL names, and is left running', async () => {
    process.env.REDIS_URL = redis.url;
    const service = await ensureRedis();
    await service.stop();

    expect(service.url).toBe(redis.url);
    expect(await ping(redis.url)).toBe('PONG');
  });

  it('says so when nothing answers at REDIS_URL, instead of quietly taking another', async () => {
    process.env.REDIS_URL = 'redis://127.0.0.1:1';

    await expect(ensureRedis()).rejects.toThrow('REDIS_URL is set, but no Redis answers there');
  });
});
