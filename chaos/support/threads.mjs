/** Conversations as an operator's console reads them over REST. */
import { lineUserId } from '../../bench/support/people.mjs';

const pageSize = 100;

/** @returns every message of the thread in the order in which it is shown, page by page from its newest end. */
export async function readThread(api, { token }, lineUserId) {
  const messages = [];
  for (let page = { messages: [], hasMore: true }; page.hasMore;) {
    const before = messages.length > 0 ? `&beforeId=${messages[0].id}` : '';
    page = await getPage(api, token, lineUserId, before);
    messages.unshift(...page.messages);
  }
  return messages;
}

/** @returns every message in the order in which it was stored, as a console that was away catches up. */
export async function catchUp(api, { token }, lineUserId) {
  const messages = [];
  for (let page = { messages: [], hasMore: true }; page.hasMore;) {
    page = await getPage(api, token, lineUserId, `&afterId=${messages.at(-1)?.id ?? 0}`);
    messages.push(...page.messages);
  }
  return messages;
}

async function getPage({ origin }, token, lineUserId, range) {
  const path = `/api/v1/admin/live-chat/conversations/${lineUserId}/messages`;
  const response = await fetch(`${origin}${path}?limit=${pageSize}${range}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Waits until every stored event is processed: by the dispatcher, or by the sweeper after a crash. */
export async function untilProcessed(pool, { withinMs = 60_000 } = {}) {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS pending FROM webhook_events WHERE status = 'pending'`,
    );
    if (rows[0].pending === 0) return;
    if (performance.now() > deadline) throw new Error(`${rows[0].pending} events are still not processed`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until nothing waits for LINE any more. */
export async function untilSent(pool, { withinMs = 60_000 } = {}) {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const { rows } = await pool.query(`SELECT count(*)::int AS queued FROM messages WHERE state = 'queued'`);
    if (rows[0].queued === 0) return;
    if (performance.now() > deadline) throw new Error(`${rows[0].queued} messages are still queued`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns {Promise<Map<string, number>>} how often each text stands in the threads of the first customers. */
export async function countTexts(api, operator, customers) {
  const seen = new Map();
  for (let n = 0; n < customers; n += 1) {
    for (const { text } of await readThread(api, operator, lineUserId(n)))
      seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return seen;
}
