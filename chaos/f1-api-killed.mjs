/**
 * F1: `kill -9` of the API in the middle of signed webhooks, again and again, while the sender delivers again what got
 * no 200. Every acknowledged event must be in its thread exactly once.
 */
import { secrets, startApi } from '../bench/support/api-process.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { deliverUntilAcknowledged, inParallel } from '../bench/support/webhook-client.mjs';
import { signedWebhook, textEvent } from '../bench/support/webhooks.mjs';
import { countTexts, untilProcessed } from './support/threads.mjs';

const customers = 100;
const connections = 20;
const port = 3450;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const count = isQuick ? 500 : 5000;
  const kills = isQuick ? 3 : 20;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  // With somebody, because those who wait are told their place, which is a line more in the thread.
  await createCustomersInSession(pool, customers, operator.id);

  let api = await startApi({ databaseUrl, port });
  const progress = { acknowledged: 0, deliveries: 0, restart: Promise.resolve() };
  const events = Array.from({ length: count }, (_, n) =>
    textEvent({ lineUserId: lineUserId(n % customers), text: `event ${n}`, timestamp: Date.now() + n }),
  );
  const killAt = new Set(
    Array.from({ length: kills }, (_, n) => Math.floor(((n + 1) * count) / (kills + 1))),
  );
  let killed = 0;
  const killAndRestart = async () => {
    await api.kill();
    killed += 1;
    api = await startApi({ databaseUrl, port });
  };
  await inParallel(events, connections, async (event) => {
    const deliveries = await deliverUntilAcknowledged(port, signedWebhook([event], secrets.channelSecret));
    progress.deliveries += deliveries;
    progress.acknowledged += 1;
    if (killAt.has(progress.acknowledged)) progress.restart = progress.restart.then(killAndRestart);
  });
  await progress.restart;
  await untilProcessed(pool);

  const seen = await countTexts(api, operator, customers);
  const wrong = events.filter(({ message }) => seen.get(message.text) !== 1);
  await api.stop();
  await pool.close();
  await postgres.stop();
  return [
    {
      id: 'F1',
      drill: `kill -9 of the API ${kills} times during ${count} webhooks`,
      mustHold: 'every acknowledged event in its thread exactly once',
      counted: `${killed} kills, ${progress.acknowledged} acknowledged in ${progress.deliveries} deliveries, ${seen.size} in threads, ${wrong.length} not exactly once`,
      holds: killed === kills && wrong.length === 0 && seen.size === count,
    },
  ];
}
