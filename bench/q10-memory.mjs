/**
 * Q10: the memory of an API process that has nothing to do, as the operating system sees it; and what each connected
 * console adds to it: what is in use after collecting garbage, with and without them, divided by their number.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startApi } from './support/api-process.mjs';
import { startChild } from './support/child-task.mjs';
import { createCustomersInSession, createOperators, lineUserId } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { residentMiBOf } from './support/process-figures.mjs';

const port = 3434;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const count = isQuick ? 200 : 1000;
  const idleMs = isQuick ? 20_000 : 30_000;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  const people = await createOperators(pool, count);
  await createCustomersInSession(pool, 1, people[0].id);

  const idle = await startApi({ databaseUrl, port });
  await delay(idleMs);
  const idleMiB = residentMiBOf(idle.pid);
  await idle.stop();

  const NODE_OPTIONS = '--import ./bench/support/collect-garbage.mjs';
  const api = await startApi({ databaseUrl, port, env: { NODE_OPTIONS } });
  const consoles = startChild('many-consoles.child.mjs');
  const connect = (some) =>
    consoles.ask('open', {
      origin: api.origin,
      tokens: some.map(({ token }) => token),
      lineUserId: lineUserId(0),
    });
  // What the first consoles load stays, and belongs to none of them.
  await connect(people.slice(0, 20));
  const before = await memoryInUse(api);
  const rest = people.slice(20);
  await connect(rest);
  const after = await memoryInUse(api);
  for (const { stop } of [consoles, api]) await stop();
  await pool.close();
  await postgres.stop();
  const row = (what, unit, value, noMoreThan) => ({
    id: 'Q10',
    what,
    unit,
    ours: [value],
    floor: null,
    bar: { noMoreThan },
  });
  const perConsole = (one) => (after[one] - before[one]) / rest.length / 1024;
  return [
    row(`API process that has nothing to do for ${idleMs / 1000} s`, 'MiB', idleMiB, 180),
    row(`each of ${rest.length} connected consoles, in use after collecting`, 'KiB', perConsole('used'), 40),
    row('the same as the operating system sees it', 'KiB', perConsole('rss'), 40),
  ];
}

/** @returns {Promise<{ used: number, rss: number }>} bytes, after collecting garbage. */
async function memoryInUse({ pid, output }) {
  const reports = () => [...output().matchAll(/^memory (.*)$/gm)];
  // Twice: what the first round frees may be what the second one collects.
  for (let n = 0; n < 2; n += 1) {
    const known = reports().length;
    process.kill(pid, 'SIGUSR2');
    while (reports().length === known) await delay(50);
    await delay(500);
  }
  const { heapUsed, external, rss } = JSON.parse(reports().at(-1)[1]);
  return { used: heapUsed + external, rss };
}
