import { setTimeout as delay } from 'node:timers/promises';
import { dataDirectory, requireBuilt } from './built-code.mjs';
import { stopLater } from './cleanup.mjs';

/**
 * A Redis of our own that keeps nothing on disk.
 * @returns {Promise<{ url: string, interrupt: (ms: number) => Promise<void>, stop: () => Promise<void> }>} `interrupt`
 *   ends it as a power cut does, and starts it again, empty, after that time. Rejects with one line that says what to do
 *   when there is none.
 */
export async function startRedis() {
  const { startOwnRedis } = requireBuilt('libs/testing/src/services/redis');
  const start = () =>
    startOwnRedis({ directory: dataDirectory('bench-redis'), preferredPort: 6400, log: console.log });
  let redis = await start();
  return {
    url: redis.url,
    interrupt: async (ms) => {
      await redis.kill();
      await delay(ms);
      redis = await start();
    },
    stop: stopLater(() => redis.stop()),
  };
}
