/**
 * F3: PostgreSQL is stopped and started again while customers write and an operator answers. Meanwhile webhooks are
 * refused with 503, nothing crashes, and afterwards everything goes on by itself with nothing lost or doubled.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startApi } from '../bench/support/api-process.mjs';
import { startFakeLine } from '../bench/support/fake-line.mjs';
import { createCustomersInSession, createOperators } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { inWords, letCustomersWrite, letOperatorAnswer } from './support/load.mjs';
import { countTexts, untilProcessed, untilSent } from './support/threads.mjs';

const customers = 50;
const ports = { api: 3456, line: 3457 };

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const downMs = isQuick ? 3000 : 10_000;
  const aroundMs = isQuick ? 1500 : 5000;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  await createCustomersInSession(pool, customers, operator.id);
  const received = [];
  const line = await startFakeLine(ports.line, ({ body }) =>
    received.push(...body.messages.map(({ text }) => text)),
  );
  const api = await startApi({ databaseUrl, port: ports.api, lineUrl: line.url });

  const webhooks = letCustomersWrite([ports.api], { customers, perSecond: 50 });
  const answering = letOperatorAnswer(api, operator, { customers, perSecond: 5 });
  await delay(aroundMs);
  await postgres.interrupt(downMs);
  await delay(aroundMs);
  const { events, answers } = await webhooks.stop();
  const texts = await answering.stop();
  await untilProcessed(pool);
  await untilSent(pool);

  const written = events.map(({ message }) => message.text);
  const stored = await countTexts(api, operator, customers);
  const notStoredOnce = [...written, ...texts].filter((text) => stored.get(text) !== 1).length;
  const sent = (text) => received.filter((one) => one === text).length;
  const notSentOnce = texts.filter((text) => sent(text) !== 1).length;
  const isAlive = await fetch(`${api.origin}/api/v1/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
  const others = [...answers].filter(([status]) => status !== '200' && status !== '503');
  await api.stop();
  await line.stop();
  await pool.close();
  await postgres.stop();
  return [
    {
      id: 'F3',
      drill: `PostgreSQL stopped for ${downMs / 1000} s while customers and an operator write`,
      mustHold: 'webhooks get 503 meanwhile, the same process is ready again afterwards',
      counted: inWords(answers),
      holds: isAlive && others.length === 0 && (answers.get('503') ?? 0) > 0,
    },
    {
      id: 'F3',
      drill: '',
      mustHold: 'every message in its thread exactly once',
      counted: `${written.length} of customers, ${texts.length} of the operator, ${notStoredOnce} not exactly once`,
      holds: notStoredOnce === 0,
    },
    {
      id: 'F3',
      drill: '',
      mustHold: 'every answer at LINE exactly once',
      counted: `${notSentOnce} not exactly once`,
      holds: notSentOnce === 0,
    },
  ];
}
