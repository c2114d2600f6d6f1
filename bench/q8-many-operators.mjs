/**
 * Q8: a customer's message to 500 connected operators who all have the conversation open: what delivering it once costs
 * the server, in computing time, against a bare Socket.IO room. With every message the product sends two events to each
 * console (the message, and the conversation as the list shows it); each of them is one delivery. What comes before,
 * from the signature to the database, is part of the cost.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { secrets, startApi } from './support/api-process.mjs';
import { startChild } from './support/child-task.mjs';
import { createCustomersInSession, createOperators, lineUserId } from './support/people.mjs';
import { openPool, startPostgres } from './support/postgres.mjs';
import { cpuSecondsOf } from './support/process-figures.mjs';
import { deliverUntilAcknowledged, postTo } from './support/webhook-client.mjs';
import { signedWebhook, textEvent } from './support/webhooks.mjs';

const ports = { api: 3432, bare: 3433 };
const perSecond = 5;
const rounds = 3;

/** @param {{ isQuick: boolean }} options */
export async function run({ isQuick }) {
  const operators = isQuick ? 200 : 500;
  const messages = isQuick ? 25 : 100;
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const pool = openPool(databaseUrl, 1);
  const people = await createOperators(pool, operators);
  await createCustomersInSession(pool, 1, people[0].id);
  const api = await startApi({ databaseUrl, port: ports.api });
  const bare = startChild('bare-relay.child.mjs');
  await bare.ask('listen', { port: ports.bare });

  const ours = await watchedBy(people, api.origin, api.pid, (webhook) =>
    deliverUntilAcknowledged(ports.api, webhook),
  );
  const floor = await watchedBy(people, `http://127.0.0.1:${ports.bare}`, bare.pid, (webhook) =>
    postTo(ports.bare, '/', webhook),
  );
  // Code that has never run is slow at first.
  for (const side of [floor, ours]) await side.write(messages);
  const measured = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.floor.push(await floor.write(messages));
    measured.ours.push(await ours.write(messages));
  }
  for (const { stop } of [ours.consoles, floor.consoles, bare, api]) await stop();
  await pool.close();
  await postgres.stop();
  return [
    {
      id: 'Q8',
      what: `a message to ${operators} operators: computing time per delivery`,
      unit: 'µs',
      ...measured,
      bar: { atMost: 1.5 },
    },
  ];
}

/** Consoles of everybody at one server. `write` returns the microseconds that each delivery has cost it. */
async function watchedBy(people, origin, pid, post) {
  const consoles = startChild('many-consoles.child.mjs');
  const tokens = people.map(({ token }) => token);
  await consoles.ask('open', { origin, tokens, lineUserId: lineUserId(0) });
  const write = async (messages) => {
    await consoles.ask('takeReceived');
    const before = cpuSecondsOf(pid);
    for (let n = 0; n < messages; n += 1) {
      const text = `ข้อความที่ ${n}: สวัสดีค่ะ ขอสอบถามสถานะคำสั่งซื้อหน่อยค่ะ`;
      const event = textEvent({ lineUserId: lineUserId(0), text, timestamp: Date.now() });
      await post(signedWebhook([event], secrets.channelSecret));
      await delay(1000 / perSecond);
    }
    const deliveries = await consoles.ask('takeReceived');
    if (deliveries < messages * people.length) throw new Error(`Only ${deliveries} deliveries`);
    return ((cpuSecondsOf(pid) - before) / deliveries) * 1e6;
  };
  return { consoles, write };
}
