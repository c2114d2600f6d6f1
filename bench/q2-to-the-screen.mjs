/** Q2: from the webhook's POST to `new_message` on a watching console, against a bare Socket.IO relay. */
import { secrets, startApi } from './support/api-process.mjs';
import { startChild } from './support/child-task.mjs';
import { createCustomersInSession, createOperators } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { percentile } from './support/statistics.mjs';

const customers = 50;
const perSecond = 100;
const ports = { api: 3430, bare: 3431 };

/** @param {{ isQuick: boolean, seconds?: number }} options seconds of writing for each of the two, over all rounds. */
export async function run({ isQuick, seconds = isQuick ? 6 : 30 }) {
  const rounds = 3;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  await createCustomersInSession(pool, customers);
  const [operator] = await createOperators(pool, 1);
  const api = await startApi({ databaseUrl, port: ports.api });
  const bare = startChild('bare-relay.child.mjs');
  await bare.ask('listen', { port: ports.bare });
  const chat = startChild('watched-chat.child.mjs');
  const steady = { token: operator.token, channelSecret: secrets.channelSecret, customers, perSecond };
  const measure = async (port, path, lasting) => {
    const { latencies } = await chat.ask('measure', { ...steady, port, path, seconds: lasting });
    return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
  };
  const measureBare = (lasting) => measure(ports.bare, '/', lasting);
  const measureOurs = (lasting) => measure(ports.api, '/api/v1/webhook', lasting);

  await measureBare(2);
  await measureOurs(2);
  const measured = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.bare.push(await measureBare(seconds / rounds));
    measured.ours.push(await measureOurs(seconds / rounds));
  }
  for (const { stop } of [chat, bare, api]) await stop();
  await pool.close();
  await postgres.stop();

  const what = `webhook to the operator's screen, ${perSecond} messages/s for ${seconds} s`;
  const row = (share, atMost) => ({
    id: 'Q2',
    what: `${what}: ${share}`,
    unit: 'ms',
    ours: measured.ours.map((round) => round[share]),
    floor: measured.bare.map((round) => round[share]),
    bar: { atMost },
  });
  return [row('p50', 4), row('p99', 6)];
}
