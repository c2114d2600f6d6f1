import { Redis } from 'ioredis';
import { isAlive } from '@jsk/platform/embedded-postgres/exclusive-lock';

/** One of the numbered databases of the test Redis, which nobody else uses meanwhile. */
export interface RedisDatabase {
  readonly url: string;
  /** Empties it and lets others have it. */
  release(): Promise<void>;
}

/** Says whose it is; the number of the process that took it. */
const ownerKey = 'jskapp-test:owner';

const databases = Array.from({ length: 15 }, (_, index) => index + 1);

/**
 * Takes an empty database of the test Redis, so that jobs of one test file are not worked off by another. Databases
 * with anything in them belong to somebody and are left alone, unless a killed test run left it there.
 */
export async function claimRedisDatabase(): Promise<RedisDatabase> {
  const serverUrl = process.env.TEST_REDIS_URL;
  if (!serverUrl) throw new Error('TEST_REDIS_URL is not set: name the test *.int-spec.ts.');
  const redis = new Redis(serverUrl, { disconnectTimeout: 50 });
  for (const database of databases) {
    await redis.select(database);
    if (!(await take(redis))) continue;
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    return {
      url: url.toString(),
      release: async () => {
        await redis.flushdb();
        redis.disconnect();
      },
    };
  }
  redis.disconnect();
  throw new Error('All numbered databases of the test Redis are in use.');
}

async function take(redis: Redis): Promise<boolean> {
  const owner = await redis.get(ownerKey);
  if (owner !== null && !isAlive(Number(owner))) await redis.flushdb();
  if ((await redis.set(ownerKey, process.pid, 'NX')) === null) return false;
  if ((await redis.dbsize()) === 1) return true;
  await redis.del(ownerKey);
  return false;
}
