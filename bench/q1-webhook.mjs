/**
 * Q1a: webhooks acknowledged durably, against the official SDK's middleware that stores nothing.
 * Q1b: the same burst fully processed, against a script that issues the same statements directly.
 *
 * The customers of the burst are with a person: the bot is silent, nobody is told their place in a queue, and one event
 * is one message. Their operator's console is connected all the time and is told of every message.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { secrets, startApi } from './support/api-process.mjs';
import { startChild } from './support/child-task.mjs';
import { connectConsole } from './support/console-socket.mjs';
import { createCustomersInSession, createOperators } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { percentile } from './support/statistics.mjs';

const connections = 50;
const customers = 500;
const poolSize = 12;
const ports = { api: 3410, sdk: 3411 };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const count = isQuick ? 2000 : 20_000;
  const rounds = isQuick ? 1 : 3;
  const postgres = await startPostgres();
  const ours = await startOurs(postgres);
  const sdk = startChild('sdk-webhook.child.mjs');
  await sdk.ask('listen', { port: ports.sdk, channelSecret: secrets.channelSecret });
  const load = startChild('webhook-burst.child.mjs');
  const directSql = startChild('direct-sql.child.mjs');
  const { databaseUrl: directUrl } = await databaseWithCustomers(postgres);

  const warmUp = isQuick ? 500 : 3000;
  await measureSdk(load, warmUp);
  await measureOurs(load, ours, warmUp);
  const measured = { sdk: [], ours: [], direct: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.sdk.push(await measureSdk(load, count));
    measured.ours.push(await measureOurs(load, ours, count));
    measured.direct.push(await measureDirect(directSql, directUrl, count / 4));
  }

  for (const { stop } of [load, directSql, sdk, ours]) await stop();
  await postgres.stop();
  return [...acknowledged(measured, count), processed(measured, count)];
}

async function startOurs(postgres) {
  const { databaseUrl, operator } = await databaseWithCustomers(postgres);
  const pool = openPool(databaseUrl, 2);
  const api = await startApi({ databaseUrl, port: ports.api, env: { DATABASE_POOL_SIZE: String(poolSize) } });
  const console = await connectConsole(api, operator);
  const told = { count: 0 };
  console.socket.on('conversation_update', () => (told.count += 1));
  const stop = async () => {
    await console.stop();
    await api.stop();
    await pool.close();
  };
  return { pool, told, stop };
}

async function databaseWithCustomers(postgres) {
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  const [operator] = await createOperators(pool, 1);
  await createCustomersInSession(pool, customers, operator.id);
  await pool.close();
  return { databaseUrl, operator };
}

async function measureSdk(load, count) {
  await load.ask('prepare', { count, customers, path: '/webhook', channelSecret: secrets.channelSecret });
  return asRates(await load.ask('burst', { port: ports.sdk, connections }), count);
}

async function measureOurs(load, { pool, told }, count) {
  const path = '/api/v1/webhook';
  await load.ask('prepare', { count, customers, path, channelSecret: secrets.channelSecret });
  const before = await countMessages(pool);
  const toldBefore = told.count;
  const acknowledged = await load.ask('burst', { port: ports.api, connections });
  while (await isPending(pool)) await delay(20);
  const seconds = (performance.timeOrigin + performance.now() - acknowledged.startedAtEpochMs) / 1000;
  const stored = (await countMessages(pool)) - before;
  if (stored !== count) throw new Error(`${count} events were acknowledged, ${stored} messages are stored`);
  while (told.count - toldBefore < count) await delay(20);
  return { ...asRates(acknowledged, count), processedPerSecond: count / seconds };
}

/** Its rate does not depend on how long it goes on, so a part of the burst is enough. */
async function measureDirect(directSql, databaseUrl, count) {
  const { seconds } = await directSql.ask('processAll', { databaseUrl, poolSize, count, customers });
  return count / seconds;
}

function asRates({ seconds, latencies, refused }, count) {
  if (refused > 0) throw new Error(`${refused} of ${count} webhooks were refused`);
  return { perSecond: count / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

async function isPending(pool) {
  const { rows } = await pool.query(
    `SELECT EXISTS (SELECT FROM webhook_events WHERE status = 'pending') AS some`,
  );
  return rows[0].some;
}

async function countMessages(pool) {
  return Number((await pool.query('SELECT count(*) FROM messages')).rows[0].count);
}

function acknowledged({ sdk, ours }, count) {
  return [
    {
      id: 'Q1a',
      what: `webhooks acknowledged durably, burst of ${count}: throughput`,
      unit: '/s',
      ours: ours.map(({ perSecond }) => perSecond),
      floor: sdk.map(({ perSecond }) => perSecond),
      bar: { atLeast: 1 },
    },
    {
      id: 'Q1a',
      what: 'webhooks acknowledged durably: p99',
      unit: 'ms',
      ours: ours.map(({ p99 }) => p99),
      floor: sdk.map(({ p99 }) => p99),
      bar: { atMost: 1 },
    },
  ];
}

function processed({ direct, ours }, count) {
  return {
    id: 'Q1b',
    what: `burst of ${count} fully processed and told to a console`,
    unit: '/s',
    ours: ours.map(({ processedPerSecond }) => processedPerSecond),
    floor: direct,
    bar: { atLeast: 0.5 },
  };
}
