/**
 * F5: LINE answers errors, hangs, drops connections after accepting, limits and repeats itself, for free replies and for
 * paid pushes. Each operator message must be on the customer's phone exactly once, or be shown as failed or unknown;
 * what is shown as failed must not be there. Then the process is killed in the middle of deliveries.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startApi } from '../bench/support/api-process.mjs';
import { createCustomersInSession, createOperators, lineUserId } from '../bench/support/people.mjs';
import { openPool, startPostgres } from '../bench/support/postgres.mjs';
import { startSimulator } from './support/simulator.mjs';

const ports = { api: 3470, line: 3471 };
const customersPerFault = 6;
const monthlyLimit = { mode: 'status', status: 429, message: 'You have reached your monthly limit.' };

/** Few enough not to open the breaker, which has a drill of its own. */
const times = 2;
const faults = [
  { mode: 'status', status: 500, times },
  { mode: 'hang', times },
  { mode: 'drop_before', times },
  { mode: 'accept_then_500', times },
  { mode: 'accept_then_drop', times },
  { mode: 'accept_then_hang', times },
  { mode: 'accept_then_409', times },
  { mode: 'html_body', times },
  { mode: 'empty_body', times },
  { mode: 'status', status: 400, times },
  { mode: 'status', status: 403, times },
  { mode: 'status', status: 429, times },
  { ...monthlyLimit, times },
];

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const chosen = isQuick ? faults.filter(({ mode }) => !mode.includes('hang')).slice(0, 4) : faults;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 2);
  const [operator] = await createOperators(pool, 1);
  const customers = chosen.length * 2 * customersPerFault + 200;
  await createCustomersInSession(pool, customers, operator.id);
  const line = await startSimulator({ port: ports.line, apiPort: ports.api });
  for (let n = 0; n < customers; n += 1) await line.addCustomer(lineUserId(n));
  const system = { pool, operator, line, databaseUrl, lineUrl: line.url, nextCustomer: 0 };
  system.api = await startApi({ databaseUrl, port: ports.api, lineUrl: line.url });

  const rows = [
    await everyFault(system, chosen),
    await breaker(system),
    await killed(system, isQuick ? 3 : 15),
  ];
  const { violations } = await line.requests();
  rows.push({
    id: 'F5',
    drill: '',
    mustHold: 'no rule of LINE broken meanwhile',
    counted: `${violations.length} violations${violations[0] ? `, first: ${JSON.stringify(violations[0])}` : ''}`,
    holds: violations.length === 0,
  });
  await system.api.stop();
  await line.stop();
  await pool.close();
  await postgres.stop();
  return rows;
}

async function everyFault(system, chosen) {
  const sent = [];
  for (const fault of chosen) {
    for (const via of ['push', 'reply']) {
      const customers = takeCustomers(system, customersPerFault);
      if (via === 'reply') for (const customer of customers) await system.line.write(customer, 'สวัสดี');
      await system.line.setFaults({ [via]: fault });
      sent.push(...(await Promise.all(customers.map((customer) => send(system, customer)))));
      await untilSettled(system);
      await system.line.setFaults({ [via]: null });
    }
  }
  const { wrong, states } = await compare(system, sent);
  return {
    id: 'F5',
    drill: `${chosen.length} faults of LINE, each on pushes and on replies, ${sent.length} messages`,
    mustHold: 'accepted: once on the phone; failed: not there; unknown: at most once',
    counted: `${describe(states)}, ${wrong.length} wrong${wrong[0] ? ` (${wrong[0]})` : ''}`,
    holds: wrong.length === 0,
  };
}

/** Eight failures in a row: after five nothing is called any more, after half a minute one call tries again. */
async function breaker(system) {
  await system.line.setFaults({ push: { mode: 'status', status: 500, times: 5 } });
  const callsBefore = await countPushes(system);
  const startedAt = performance.now();
  const sent = await Promise.all(takeCustomers(system, 20).map((customer) => send(system, customer)));
  await delay(10_000);
  const callsWhileOpen = (await countPushes(system)) - callsBefore;
  await untilSettled(system, 120_000);
  const seconds = (performance.now() - startedAt) / 1000;
  const { wrong, states } = await compare(system, sent);
  const openedAtFive = callsWhileOpen < sent.length;
  return {
    id: 'F5',
    drill: '5 failures in a row, 20 messages waiting',
    mustHold: 'the breaker opens, closes again by itself, everything arrives once',
    counted: `${callsWhileOpen} calls in the first 10 s, ${describe(states)} after ${seconds.toFixed(0)} s, ${wrong.length} wrong`,
    holds: openedAtFive && wrong.length === 0 && states.accepted === sent.length,
  };
}

/** `kill -9` while deliveries are on their way, half of them replies. */
async function killed(system, kills) {
  await system.line.setFaults({ latencyMs: 80 });
  const sent = [];
  for (let n = 0; n < kills; n += 1) {
    const customers = takeCustomers(system, 10);
    for (const customer of customers.slice(0, 5)) await system.line.write(customer, 'สวัสดี');
    const sending = Promise.all(customers.map((customer) => send(system, customer)));
    await delay(Math.random() * 300);
    await system.api.kill();
    system.api = await startApi({
      databaseUrl: system.databaseUrl,
      port: ports.api,
      lineUrl: system.lineUrl,
    });
    sent.push(...(await sending));
  }
  await system.line.setFaults({ latencyMs: 0 });
  await untilSettled(system, 180_000);
  const { wrong, states } = await compare(system, sent);
  return {
    id: 'F5',
    drill: `kill -9 ${kills} times in the middle of ${sent.length} deliveries`,
    mustHold: 'no push doubled, no uncertain reply sent again',
    counted: `${describe(states)}, ${wrong.length} wrong${wrong[0] ? ` (${wrong[0]})` : ''}`,
    holds: wrong.length === 0,
  };
}

function takeCustomers(system, count) {
  return Array.from({ length: count }, () => lineUserId(system.nextCustomer++));
}

/** Sends as a console does: again under the same clientId until the server has it. */
async function send({ operator }, customer) {
  const text = `ถึง ${customer} ${Math.random().toString(36).slice(2)}`;
  for (;;) {
    const answer = await post(operator, `/${customer}/messages`, { text, clientId: text }).catch(() => null);
    if (answer?.status === 201) return { customer, text };
    if (answer && answer.status < 500) throw new Error(`Not sent: ${answer.status} ${await answer.text()}`);
    await delay(50);
  }
}

function post({ token }, path, body) {
  return fetch(`http://127.0.0.1:${ports.api}/api/v1/admin/live-chat/conversations${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function untilSettled({ pool }, withinMs = 90_000) {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const { rows } = await pool.query(`SELECT count(*)::int AS queued FROM messages WHERE state = 'queued'`);
    if (rows[0].queued === 0) return;
    if (performance.now() > deadline) throw new Error(`${rows[0].queued} messages are still queued`);
    await delay(100);
  }
}

/** What the product shows of each message against how often it is on the phone. */
async function compare({ pool, line }, sent) {
  const states = {};
  const wrong = [];
  for (const { customer, text } of sent) {
    const { rows } = await pool.query('SELECT state FROM messages WHERE line_user_id = $1 AND text = $2', [
      customer,
      text,
    ]);
    const state = rows.length === 1 ? rows[0].state : `${rows.length} rows`;
    states[state] = (states[state] ?? 0) + 1;
    const onPhone = (await line.received(customer)).filter((received) => received === text).length;
    const allowed = { accepted: [1], failed: [0], unknown: [0, 1] }[state] ?? [];
    if (!allowed.includes(onPhone)) wrong.push(`${state}, ${onPhone} on the phone`);
  }
  return { states, wrong };
}

function describe(states) {
  return Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

async function countPushes({ line }) {
  const { requests } = await line.requests();
  return requests.filter(({ path }) => path === '/v2/bot/message/push').length;
}
