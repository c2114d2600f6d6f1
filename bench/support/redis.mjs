import { dataDirectory, requireBuilt } from './built-code.mjs';
import { stopLater } from './cleanup.mjs';

/**
 * A Redis of our own that keeps nothing on disk.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} rejects with one line that says what to do when there is none.
 */
export async function startRedis() {
  const { startOwnRedis } = requireBuilt('libs/testing/src/services/redis');
  const redis = await startOwnRedis({
    directory: dataDirectory('bench-redis'),
    preferredPort: 6400,
    log: console.log,
  });
  return { url: redis.url, stop: stopLater(() => redis.stop()) };
}
