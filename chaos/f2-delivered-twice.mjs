/**
 * F2: LINE delivers everything three times at once, to two instances, out of order, and delivers 30 % of it again as a
 * redelivery. Each message must be there once, in LINE's order, with ids that only grow, and told once.
 */
import { secrets, startApi } from '../bench/support/api-process.mjs';
import { connectConsole } from '../bench/support/console-socket.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startRedis } from '../bench/support/redis.mjs';
import { deliverUntilAcknowledged, inParallel } from '../bench/support/webhook-client.mjs';
import { signedWebhook, textEvent } from '../bench/support/webhooks.mjs';
import { catchUp, readThread, untilProcessed } from './support/threads.mjs';

const customers = 20;
const ports = [3460, 3461];
const copies = 3;
const redelivered = 0.3;
const bodiesAtOnce = 20;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const count = isQuick ? 200 : 2000;
  const postgres = await startPostgres();
  const redis = await startRedis();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  // With somebody, because those who wait are told their place, which is a line more in the thread.
  await createCustomersInSession(pool, customers, operator.id);
  const instances = [];
  for (const port of ports) instances.push(await startApi({ databaseUrl, redisUrl: redis.url, port }));
  const desks = await Promise.all(instances.map((api) => watchAll(api, operator)));

  const events = Array.from({ length: count }, (_, n) =>
    textEvent({
      lineUserId: lineUserId(n % customers),
      text: `event ${n}`,
      timestamp: Date.now() - count + n,
    }),
  );
  const bodies = shuffled(inBodies(shuffled(events)));
  let deliveries = 0;
  const deliver = async (webhook, copy) => {
    const attempts = await deliverUntilAcknowledged(ports[copy % ports.length], webhook);
    deliveries += attempts;
  };
  await inParallel(bodies, bodiesAtOnce, async (body) => {
    const webhook = signedWebhook(body, secrets.channelSecret);
    await Promise.all(Array.from({ length: copies }, (_, copy) => deliver(webhook, copy)));
  });
  const again = shuffled(bodies).slice(0, Math.ceil(bodies.length * redelivered));
  await inParallel(again, bodiesAtOnce, (body) =>
    deliver(signedWebhook(body.map(asRedelivery), secrets.channelSecret), Math.round(Math.random())),
  );
  await untilProcessed(pool);

  const found = await inspectThreads(instances[0], operator, events);
  const notToldOnce = await countNotToldOnce(desks, events);
  for (const { desk } of desks) await desk.stop();
  for (const api of instances) await api.stop();
  await redis.stop();
  await pool.close();
  await postgres.stop();
  const drill = `${count} events delivered ${copies} times at once to two instances, shuffled, 30 % redelivered`;
  const told = `${deliveries} deliveries of ${bodies.length} bodies`;
  return [
    row(
      drill,
      'each in its thread exactly once',
      found.notOnce,
      `${told}, ${found.notOnce} not exactly once`,
    ),
    row(
      '',
      "threads in the order of LINE's timestamps",
      found.outOfOrder,
      `${found.outOfOrder} out of order`,
    ),
    row('', 'catching up by afterId: all, with growing ids', found.badIds, `${found.badIds} wrong`),
    row('', 'told once to the console of each instance', notToldOnce, `${notToldOnce} not exactly once`),
  ];
}

function row(drill, mustHold, violations, counted) {
  return { id: 'F2', drill, mustHold, counted, holds: violations === 0 };
}

async function watchAll(api, operator) {
  const desk = await connectConsole(api, operator);
  const told = new Map();
  desk.socket.on('new_message', ({ text }) => told.set(text, (told.get(text) ?? 0) + 1));
  for (let n = 0; n < customers; n += 1) await desk.ask('join_room', { lineUserId: lineUserId(n) });
  return { desk, told };
}

/** One to three events per body, of any customers. */
function inBodies(events) {
  const bodies = [];
  for (let at = 0; at < events.length;) {
    const size = 1 + Math.floor(Math.random() * 3);
    bodies.push(events.slice(at, at + size));
    at += size;
  }
  return bodies;
}

function asRedelivery(event) {
  return { ...event, deliveryContext: { isRedelivery: true } };
}

function shuffled(items) {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

async function inspectThreads(api, operator, events) {
  const found = { notOnce: 0, outOfOrder: 0, badIds: 0 };
  for (let n = 0; n < customers; n += 1) {
    const expected = events.filter(({ source }) => source.userId === lineUserId(n));
    const thread = await readThread(api, operator, lineUserId(n));
    const stored = await catchUp(api, operator, lineUserId(n));
    const times = new Map();
    for (const { text } of thread) times.set(text, (times.get(text) ?? 0) + 1);
    found.notOnce += expected.filter(({ message }) => times.get(message.text) !== 1).length;
    found.notOnce += Math.max(0, thread.length - expected.length);
    found.outOfOrder += expected.filter(
      ({ message, timestamp }, at) =>
        thread[at]?.text !== message.text || Date.parse(thread[at].createdAt) !== timestamp,
    ).length;
    found.badIds += stored.filter(({ id }, at) => at > 0 && BigInt(id) <= BigInt(stored[at - 1].id)).length;
    found.badIds += Math.abs(stored.length - expected.length);
  }
  return found;
}

/** News travels between instances for a moment longer. */
async function countNotToldOnce(desks, events) {
  const deadline = performance.now() + 5000;
  for (;;) {
    const wrong = desks.flatMap(({ told }) => events.filter(({ message }) => told.get(message.text) !== 1));
    if (wrong.length === 0 || performance.now() > deadline) return wrong.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
