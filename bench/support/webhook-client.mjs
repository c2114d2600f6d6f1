/** Posts webhooks as LINE does: what gets no 200 is delivered again, with the same body. */
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** @returns {Promise<number | null>} the status, or null when no answer came. */
export function postWebhook(port, webhook) {
  return postTo(port, '/api/v1/webhook', webhook);
}

/** The same at another path. */
export function postTo(port, path, { body, signature }) {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'x-line-signature': signature,
  };
  const options = {
    port,
    host: '127.0.0.1',
    path,
    method: 'POST',
    agent,
    headers,
    timeout: 5000,
  };
  return new Promise((resolve) => {
    const call = request(options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
      response.once('error', () => resolve(null));
    });
    call.once('timeout', () => call.destroy());
    call.once('error', () => resolve(null));
    call.end(body);
  });
}

/** @returns {Promise<number>} how many deliveries it took until it was acknowledged. */
export async function deliverUntilAcknowledged(port, webhook, { giveUpAfterMs = 60_000 } = {}) {
  const deadline = performance.now() + giveUpAfterMs;
  for (let deliveries = 1; ; deliveries += 1) {
    if ((await postWebhook(port, webhook)) === 200) return deliveries;
    if (performance.now() > deadline) throw new Error(`Not acknowledged after ${deliveries} deliveries`);
    await delay(20 + Math.random() * 80);
  }
}

/** Works on items in order, a bounded number at once. */
export async function inParallel(items, limit, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
