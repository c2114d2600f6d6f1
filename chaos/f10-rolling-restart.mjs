/**
 * F10: two API and two worker processes behind one address are replaced one after the other, as for a new version, while
 * customers and an operator write and consoles are open. Each is told to end (SIGTERM) and a new one takes its place.
 */
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from '../apps/launcher/build.mjs';
import { startApi, startWorker } from '../bench/support/api-process.mjs';
import { launchBrowser, signIn } from '../bench/support/browser.mjs';
import { startFakeLine } from '../bench/support/fake-line.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startRedis } from '../bench/support/redis.mjs';
import { startBalancer } from './support/balancer.mjs';
import { countDifferences, readShownThread, thread } from './support/desk.mjs';
import { inWords, letCustomersWrite, letOperatorAnswer } from './support/load.mjs';
import { countTexts, untilProcessed, untilSent } from './support/threads.mjs';

const customers = 20;
const watched = [0, 1];
const ports = { balancer: 3484, api: [3485, 3486], line: 3487 };
const password = 'rolling-restart-password-1';
const writtenText = /^(event|answer) \d+$/;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const rounds = isQuick ? 1 : 3;
  await build({ names: ['console'], onlyStale: true, log: (line) => console.log(line) });
  const system = await startSystem();
  const { operator, pool, balancer } = system;
  const browser = await launchBrowser();
  const webhooks = letCustomersWrite([ports.balancer], { customers, perSecond: 10 });
  const answering = letOperatorAnswer(balancer, operator, { customers, perSecond: 3 });
  await delay(2000);
  const desks = await Promise.all(watched.map((n) => openDesk(browser, system, n)));
  const exitCodes = [];
  for (let round = 0; round < rounds; round += 1) exitCodes.push(...(await replaceAll(system)));
  await delay(2000);
  const { events, answers } = await webhooks.stop();
  const texts = await answering.stop();
  await untilProcessed(pool);
  await untilSent(pool, { withinMs: 120_000 });

  const written = events.map(({ message }) => message.text);
  const stored = await countTexts(balancer, operator, customers);
  const notStoredOnce = [...written, ...texts].filter((text) => stored.get(text) !== 1).length;
  const sent = (text) => system.received.filter((one) => one === text).length;
  const notSentOnce = texts.filter((text) => sent(text) !== 1).length;
  const differing = [];
  for (const n of watched) differing.push(await compareWithFresh(browser, system, desks[n], n));
  await browser.stop();
  await stopSystem(system);

  const row = (drill, mustHold, counted, holds) => ({ id: 'F10', drill, mustHold, counted, holds });
  return [
    row(
      `two API and two worker processes replaced ${rounds} times, one by one, under load`,
      'each ends by itself, with exit code 0',
      `${exitCodes.length} processes, exit codes ${[...new Set(exitCodes)].join(', ')}`,
      exitCodes.every((code) => code === 0),
    ),
    row(
      '',
      'every webhook is taken, or refused before it was read and delivered again',
      inWords(answers),
      [...answers.keys()].every((status) => status === '200' || status === 'none'),
    ),
    row(
      '',
      'every message in its thread exactly once',
      `${written.length} of customers, ${texts.length} of the operator, ${notStoredOnce} not exactly once`,
      notStoredOnce === 0,
    ),
    row('', 'every answer at LINE exactly once', `${notSentOnce} not exactly once`, notSentOnce === 0),
    row(
      '',
      'every open thread equals a fresh load',
      differing.map(({ shown, wrong }) => `${wrong} of ${shown} messages differ`).join(' and '),
      differing.every(({ shown, wrong }) => shown > 0 && wrong === 0),
    ),
  ];
}

async function startSystem() {
  const postgres = await startPostgres();
  const redis = await startRedis();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  const { hash } = createRequire(import.meta.url)('@node-rs/argon2');
  const [{ username }] = (
    await pool.query('UPDATE operators SET password_hash = $1 RETURNING username', [await hash(password)])
  ).rows;
  await createCustomersInSession(pool, customers, operator.id);
  const received = [];
  const line = await startFakeLine(ports.line, ({ body }) =>
    received.push(...body.messages.map(({ text }) => text)),
  );
  const balancer = await startBalancer({ port: ports.balancer, instancePorts: ports.api });
  const env = {
    WORKER_MODE: 'separate',
    PUBLIC_BASE_URL: balancer.origin,
    // Several times what the balancer takes to see it.
    SHUTDOWN_NOTICE_SECONDS: '2',
  };
  const options = { databaseUrl, redisUrl: redis.url, lineUrl: line.url, env };
  const starts = [
    ...ports.api.map((port) => async () => {
      const api = await startApi({ ...options, port });
      await balancer.untilReady(port);
      return api;
    }),
    ...[1, 2].map(() => () => startWorker(options)),
  ];
  const processes = [];
  for (const start of starts) processes.push(await start());
  return { postgres, redis, pool, operator, username, received, line, balancer, starts, processes };
}

async function stopSystem({ processes, balancer, line, redis, pool, postgres }) {
  for (const { stop } of processes) await stop();
  for (const { stop } of [balancer, line, redis]) await stop();
  await pool.close();
  await postgres.stop();
}

/** One after the other, as whoever installs a new version does. @returns their exit codes. */
async function replaceAll({ starts, processes }) {
  const exitCodes = [];
  for (const [n, start] of starts.entries()) {
    const { exitCode } = await processes[n].end();
    exitCodes.push(exitCode);
    processes[n] = await start();
    await delay(1000);
  }
  return exitCodes;
}

async function openDesk(browser, { balancer, username }, customer) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const consoleUrl = balancer.origin;
  await signIn(page, { consoleUrl, password }, username);
  await page.goto(`${consoleUrl}/chat?chat=${lineUserId(customer)}`);
  await thread(page).waitFor();
  return page;
}

/** The desk has been there all the time; nothing on it was ever loaded again by hand. */
async function compareWithFresh(browser, system, desk, customer) {
  const fresh = await openDesk(browser, system, customer);
  const last = await thread(fresh).getByText(writtenText).last().textContent();
  await thread(desk).getByText(last, { exact: true }).waitFor();
  const expected = await readShownThread(fresh, writtenText);
  const found = await readShownThread(desk, writtenText);
  return { shown: expected.length, wrong: countDifferences(found, expected) };
}
