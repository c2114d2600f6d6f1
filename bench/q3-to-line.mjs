/**
 * Q3: from an operator's `send_message` to the call that arrives at LINE, above what a bare HTTP call takes; with jobs
 * on PostgreSQL and, where there is one, on Redis.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startApi } from './support/api-process.mjs';
import { connectConsole } from './support/console-socket.mjs';
import { startFakeLine } from './support/fake-line.mjs';
import { createCustomersInSession, createOperators, lineUserId } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { startRedis } from './support/redis.mjs';
import { percentile } from './support/statistics.mjs';

const rounds = 3;
const warmUps = 20;
const ports = { api: 3440, line: 3441 };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const perRound = isQuick ? 40 : 150;
  const arrivals = new Map();
  const line = await startFakeLine(ports.line, ({ body, receivedAt }) => {
    for (const { text } of body.messages) arrivals.get(text)(receivedAt);
  });
  /** @returns milliseconds until LINE has what `send` sends. */
  const timed = async (text, send) => {
    const arrived = new Promise((resolve) => arrivals.set(text, resolve));
    const startedAt = performance.now();
    const [receivedAt] = await Promise.all([arrived, send()]);
    return receivedAt - startedAt;
  };
  const postgres = await startPostgres();
  const onPostgres = await measureBackend({ postgres, line, timed, perRound });
  const redis = await startRedis().catch((error) => console.log(`Not measured on Redis: ${error.message}`));
  const onRedis = redis && (await measureBackend({ postgres, line, timed, perRound, redisUrl: redis.url }));
  await redis?.stop();
  await postgres.stop();
  await line.stop();
  return [asRow('jobs on PostgreSQL', onPostgres), ...(onRedis ? [asRow('jobs on Redis', onRedis)] : [])];
}

async function measureBackend({ postgres, line, timed, perRound, redisUrl }) {
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  const [operator] = await createOperators(pool, 1);
  // A conversation each: a bubble that follows another within ten seconds waits for a third on purpose (ADR 10).
  const customers = warmUps + rounds * perRound;
  await createCustomersInSession(pool, customers, operator.id);
  const api = await startApi({ databaseUrl, redisUrl, port: ports.api, lineUrl: line.url });
  const desk = await connectConsole(api, operator);
  for (let n = 0; n < customers; n += 1) await desk.ask('join_room', { lineUserId: lineUserId(n) });

  let count = 0;
  let answered = 0;
  const nextText = () => `คำตอบที่ ${(count += 1)}`;
  const bareCall = (text) =>
    timed(text, () => post(`${line.url}/v2/bot/message/push`, { messages: [{ type: 'text', text }] }));
  const operatorSends = (text) =>
    timed(text, async () => {
      const answer = await desk.ask('send_message', {
        lineUserId: lineUserId(answered++),
        text,
        tempId: text,
      });
      if (!answer.ok) throw new Error(answer.error.message);
    });
  const median = async (act, times) => {
    const latencies = [];
    for (let n = 0; n < times; n += 1) {
      latencies.push(await act(nextText()));
      // People pause; and an uneven pause keeps step with no timer of the product.
      await delay(10 + Math.random() * 20);
    }
    return percentile(latencies, 0.5);
  };

  await median(operatorSends, warmUps);
  const measured = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.bare.push(await median(bareCall, perRound));
    measured.ours.push(await median(operatorSends, perRound));
  }
  await desk.stop();
  await api.stop();
  await pool.close();
  return measured;
}

async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.json();
}

function asRow(backend, { ours, bare }) {
  return {
    id: 'Q3',
    what: `operator's send_message to the call at LINE, ${backend}: p50`,
    unit: 'ms',
    ours,
    floor: bare,
    bar: { aboveFloorAtMost: 15 },
  };
}
