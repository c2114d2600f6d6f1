/** Customers and an operator who go on writing, whatever breaks. */
import { setTimeout as delay } from 'node:timers/promises';
import { secrets } from '../../bench/support/api-process.mjs';
import { lineUserId } from '../../bench/support/people.mjs';
import { postWebhook } from '../../bench/support/webhook-client.mjs';
import { signedWebhook, textEvent } from '../../bench/support/webhooks.mjs';

/** LINE delivers again what got no 200, and a console tries again what was not stored. */
const againAfterMs = 250;

/**
 * Customers write at a steady pace until `stop`; each webhook is delivered until it is acknowledged.
 * @param {number[]} ports of the instances, which take turns
 * @returns {{ stop: () => Promise<{ events: object[], answers: Map<string, number> }> }} every event, and how often which
 *   status was answered; no answer counts as `none`.
 */
export function letCustomersWrite(ports, { customers, perSecond }) {
  const events = [];
  const answers = new Map();
  const deliveries = [];
  let isOver = false;
  const deliver = async (event, n) => {
    const webhook = signedWebhook([event], secrets.channelSecret);
    for (let attempt = 0; ; attempt += 1) {
      const status = await postWebhook(ports[(n + attempt) % ports.length], webhook);
      answers.set(String(status ?? 'none'), (answers.get(String(status ?? 'none')) ?? 0) + 1);
      if (status === 200) return;
      await delay(againAfterMs);
    }
  };
  const writing = (async () => {
    for (let n = 0; !isOver; n += 1) {
      const text = `event ${n}`;
      const event = textEvent({ lineUserId: lineUserId(n % customers), text, timestamp: Date.now() });
      events.push(event);
      deliveries.push(deliver(event, n));
      await delay(1000 / perSecond);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await writing;
      await Promise.all(deliveries);
      return { events, answers };
    },
  };
}

/**
 * An operator answers one customer after the other until `stop`; each answer is sent under its id until it is stored.
 * @returns {{ stop: () => Promise<string[]> }} every text that was written.
 */
export function letOperatorAnswer({ origin }, { token }, { customers, perSecond }) {
  const texts = [];
  const sendings = [];
  let isOver = false;
  const send = async (text, n) => {
    const path = `/api/v1/admin/live-chat/conversations/${lineUserId(n % customers)}/messages`;
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text, clientId: `drill-${n}` }),
      signal: AbortSignal.timeout(20_000),
    };
    for (;;) {
      const status = await fetch(origin + path, init).then(
        (response) => response.status,
        () => null,
      );
      if (status === 201) return;
      if (status !== null && status < 500 && status !== 429) throw new Error(`${path}: ${status}`);
      await delay(againAfterMs);
      init.signal = AbortSignal.timeout(20_000);
    }
  };
  const writing = (async () => {
    for (let n = 0; !isOver; n += 1) {
      texts.push(`answer ${n}`);
      sendings.push(send(`answer ${n}`, n));
      await delay(1000 / perSecond);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await writing;
      await Promise.all(sendings);
      return texts;
    },
  };
}

/** @returns {string} how often what was answered: "200: 31, 503: 4". */
export function inWords(answers) {
  return [...answers].map(([status, count]) => `${status}: ${count}`).join(', ');
}
