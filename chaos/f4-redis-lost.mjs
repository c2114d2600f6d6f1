/**
 * F4: Redis is killed and comes back empty while customers write to two instances and an operator answers. Meanwhile
 * webhooks are taken, answers reach LINE and consoles are told by their own instance; afterwards both instances tell each
 * other again, and each console knows what it missed.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startApi } from '../bench/support/api-process.mjs';
import { connectConsole } from '../bench/support/console-socket.mjs';
import { startFakeLine } from '../bench/support/fake-line.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startRedis } from '../bench/support/redis.mjs';
import { inWords, letCustomersWrite, letOperatorAnswer } from './support/load.mjs';
import { countTexts, untilProcessed, untilSent } from './support/threads.mjs';

const customers = 20;
const ports = { api: [3462, 3463], line: 3464 };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const downMs = isQuick ? 5000 : 30_000;
  const aroundMs = isQuick ? 2000 : 5000;
  const postgres = await startPostgres();
  const redis = await startRedis();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  await createCustomersInSession(pool, customers, operator.id);
  const received = [];
  const line = await startFakeLine(ports.line, ({ body }) => {
    for (const { text } of body.messages) received.push({ text, at: Date.now() });
  });
  const instances = [];
  for (const port of ports.api) {
    instances.push(await startApi({ databaseUrl, redisUrl: redis.url, port, lineUrl: line.url }));
  }
  const desks = await Promise.all(instances.map((api) => watchAll(api, operator)));

  const webhooks = letCustomersWrite(ports.api, { customers, perSecond: 20 });
  const answering = letOperatorAnswer(instances[0], operator, { customers, perSecond: 4 });
  await delay(aroundMs);
  const wentAt = Date.now();
  const gone = redis.interrupt(downMs);
  await delay(downMs);
  const sentMeanwhile = received.filter(({ at }) => at > wentAt).length;
  await gone;
  await untilToldAgain(desks);
  await delay(aroundMs);
  const { events, answers } = await webhooks.stop();
  const texts = await answering.stop();
  await untilProcessed(pool);
  await untilSent(pool);

  const written = events.map(({ message }) => message.text);
  const stored = await countTexts(instances[0], operator, customers);
  const notStoredOnce = [...written, ...texts].filter((text) => stored.get(text) !== 1).length;
  const sent = (text) => received.filter((one) => one.text === text).length;
  const notSentOnce = texts.filter((text) => sent(text) !== 1).length;
  const toldByNobody = written.filter((text) => !desks.some(({ told }) => told.has(text))).length;
  for (const { desk } of desks) await desk.stop();
  for (const api of instances) await api.stop();
  await line.stop();
  await redis.stop();
  await pool.close();
  await postgres.stop();
  const row = (drill, mustHold, counted, holds) => ({ id: 'F4', drill, mustHold, counted, holds });
  return [
    row(
      `Redis killed for ${downMs / 1000} s while customers write to two instances and an operator answers`,
      'every webhook is taken at once',
      inWords(answers),
      [...answers.keys()].every((status) => status === '200'),
    ),
    row(
      '',
      'every message in its thread exactly once',
      `${written.length} of customers, ${texts.length} of the operator, ${notStoredOnce} not exactly once`,
      notStoredOnce === 0,
    ),
    row(
      '',
      'every answer at LINE exactly once, most of them without waiting for Redis',
      `${notSentOnce} not exactly once, ${sentMeanwhile} sent meanwhile`,
      notSentOnce === 0 && sentMeanwhile > (downMs / 1000) * 2,
    ),
    row('', 'a console is told by its own instance', `${toldByNobody} told by none`, toldByNobody === 0),
    row(
      '',
      'each console is told to catch up when Redis is back',
      desks.map(({ caughtUp }) => caughtUp()).join(' and '),
      desks.every(({ caughtUp }) => caughtUp() > 0),
    ),
  ];
}

async function watchAll(api, operator) {
  const desk = await connectConsole(api, operator);
  const told = new Set();
  let catchUps = 0;
  desk.socket.on('new_message', ({ text }) => told.add(text));
  desk.socket.on('catch_up', () => (catchUps += 1));
  for (let n = 0; n < customers; n += 1) await desk.ask('join_room', { lineUserId: lineUserId(n) });
  return { desk, told, caughtUp: () => catchUps };
}

/** The instances hear each other again: a message that only one of them stored is told to the console of the other. */
async function untilToldAgain(desks) {
  const before = desks.map(({ told }) => told.size);
  for (const deadline = performance.now() + 30_000; ; await delay(100)) {
    if (desks.every(({ told }, at) => told.size > before[at])) return;
    if (performance.now() > deadline) throw new Error('A console is not told anything any more');
  }
}
