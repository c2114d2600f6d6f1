import type { Message } from '@jsk/contracts/messages';
import {
  LineCustomer,
  type LineEvent,
  newLineMessageId,
  redelivered,
  webhookBody,
} from '@jsk/testing/line-webhooks';
import { claimRedisDatabase } from '@jsk/testing/redis-database';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Redis } from 'ioredis';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** Delivers a body to one instance or the other, as a load balancer does. */
async function deliverTo(instance: number, events: readonly LineEvent[]): Promise<void> {
  const { status } = await system.deliver(events, system.apis[instance % system.apis.length]);
  expect(status).toBe(200);
}

/** What the customer wrote, in the order of the thread. */
async function textsOf(customer: LineCustomer): Promise<string[]> {
  const rows = await system.rows.select<{ text: string }>(
    `SELECT text FROM messages WHERE line_user_id = $1 AND sender_kind = 'CUSTOMER' ORDER BY created_at, id`,
    [customer.lineUserId],
  );
  return rows.map(({ text }) => text);
}

function botAnswersTo(customer: LineCustomer): Promise<number> {
  return system.rows.count(`messages WHERE line_user_id = $1 AND sender_kind = 'BOT'`, [customer.lineUserId]);
}

/** The same order in every run, but a wild one. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item, index) => ({ item, key: (index * 7919 + 13) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('Exactly once: what a customer wrote', () => {
  it('is one message when LINE delivers the same body again [case 21] [case 22]', async () => {
    const customer = new LineCustomer();
    const events = [customer.writes('สวัสดีค่ะ มีใครอยู่ไหมคะ')];
    await deliverTo(0, events);
    await system.rows.inboxIsDone();
    await deliverTo(0, events.map(redelivered));
    await deliverTo(1, events);
    await system.rows.inboxIsDone();

    expect(await textsOf(customer)).toEqual(['สวัสดีค่ะ มีใครอยู่ไหมคะ']);
    expect(await botAnswersTo(customer)).toBe(1);
    await waitFor(() => expect(system.line.sendingsTo(customer.lineUserId)).toHaveLength(1), {
      description: 'the bot has answered',
    });
  });

  it('is processed when the first copy that arrives is a redelivery [case 23]', async () => {
    const customer = new LineCustomer();
    await system.process(redelivered(customer.writes('ส่งซ้ำ')));
    expect(await textsOf(customer)).toEqual(['ส่งซ้ำ']);
    expect(await botAnswersTo(customer)).toBe(1);
  });

  it('is one message when the same body reaches both instances three times at the same moment [case 24]', async () => {
    const customers = Array.from({ length: 10 }, () => new LineCustomer());
    const bodies = customers.map((customer) =>
      Array.from({ length: 3 }, (_, index) =>
        customer.writes(`ข้อความที่ ${index + 1}`, { timestamp: Date.now() + index }),
      ),
    );
    await Promise.all(bodies.flatMap((events) => [0, 1, 2].map((copy) => deliverTo(copy, events))));
    await system.rows.inboxIsDone();

    for (const customer of customers) {
      expect(await textsOf(customer)).toEqual(['ข้อความที่ 1', 'ข้อความที่ 2', 'ข้อความที่ 3']);
      expect(await botAnswersTo(customer)).toBe(3);
    }
  });

  it("stands in LINE's order, with ids that grow as it was stored, when it arrives shuffled and 30 % of it again [case 20] [case 24]", async () => {
    const customers = Array.from({ length: 3 }, () => new LineCustomer());
    const startedAt = Date.now() - 60_000;
    const events = customers.flatMap((customer) =>
      Array.from({ length: 30 }, (_, index) =>
        customer.writes(`${index}`, { timestamp: startedAt + index * 1000, replyToken: undefined }),
      ),
    );
    const again = events.filter((_, index) => index % 10 < 3).map(redelivered);
    await Promise.all(shuffled([...events, ...again]).map((event, index) => deliverTo(index, [event])));
    await system.rows.inboxIsDone();

    const expected = Array.from({ length: 30 }, (_, index) => `${index}`);
    const operator = await system.signIn();
    const tab = await operator.openTab();
    for (const { lineUserId } of customers) {
      expect(await textsOf(new LineCustomer(lineUserId))).toEqual(expected);
      const stored = await storedOrder((afterId) =>
        tab.ask('load_history', { lineUserId, afterId, limit: 100 }),
      );
      const written = stored.filter(({ sender }) => sender.kind === 'CUSTOMER');
      expect(written).toHaveLength(30);
      expect([...written].sort(byTime).map(({ text }) => text)).toEqual(expected);
    }
  });

  it('is one message when LINE gives the same message another event id [case 25]', async () => {
    const customer = new LineCustomer();
    const message = { id: newLineMessageId(), type: 'text', text: 'ครั้งเดียวพอ' };
    await Promise.all([
      deliverTo(0, [customer.sends(message)]),
      deliverTo(1, [customer.sends(message)]),
      deliverTo(0, [customer.sends(message)]),
    ]);
    await system.rows.inboxIsDone();

    expect(await textsOf(customer)).toEqual(['ครั้งเดียวพอ']);
    expect(await botAnswersTo(customer)).toBe(1);
    expect(await system.rows.count(`webhook_events WHERE lane = $1`, [`user:${customer.lineUserId}`])).toBe(
      3,
    );
  });

  it('is one message when an event without an id is delivered twice [case 27]', async () => {
    const customer = new LineCustomer();
    const event = customer.writes('แบบเก่า', { webhookEventId: undefined });
    await deliverTo(0, [event]);
    await deliverTo(1, [event]);
    await system.rows.inboxIsDone();
    expect(await textsOf(customer)).toEqual(['แบบเก่า']);
  });

  it('is in the thread once although the process died between storing and dispatching [case 18]', async () => {
    const customer = new LineCustomer();
    const events = ['ก่อนดับ', 'หลังดับ'].map((text, index) =>
      customer.writes(text, { timestamp: Date.now() + index }),
    );
    for (const event of events) {
      // As the process left it that had stored the event and answered 200.
      await system.rows.select(
        `INSERT INTO webhook_events (webhook_event_id, lane, type, payload, occurred_at, received_at)
         VALUES ($1, $2, 'message', $3, now(), now() - interval '1 minute')`,
        [event.webhookEventId, `user:${customer.lineUserId}`, JSON.stringify(event)],
      );
    }
    const next = await system.startApi();
    await system.rows.inboxIsDone();
    // LINE did not see the 200 either and delivers again.
    await system.deliver(events.map(redelivered), next);
    await system.rows.inboxIsDone();

    expect(await textsOf(customer)).toEqual(['ก่อนดับ', 'หลังดับ']);
  });

  it('is remembered in Redis for five minutes, so that a redelivery spares the database', async () => {
    const customer = new LineCustomer();
    const event = customer.writes('จำไว้ใน Redis');
    await system.process(event);
    const redis = new Redis(system.redisUrl, { disconnectTimeout: 50 });
    const key = `webhook:event:${String(event.webhookEventId)}`;
    await waitFor(async () => expect(await redis.get(key)).toBe('1'), {
      description: 'the event is remembered',
    });
    const secondsLeft = await redis.ttl(key);
    redis.disconnect();

    expect(secondsLeft).toBeGreaterThan(0);
    expect(secondsLeft).toBeLessThanOrEqual(300);
  });
});

describe('Two instances', () => {
  it('never mix the jobs of different installations in the tests themselves', async () => {
    const another = await claimRedisDatabase();
    expect(another.url).not.toBe(system.redisUrl);
    await another.release();
  });

  it('put everything of a body into its own conversation, in order', async () => {
    const customers = [new LineCustomer(), new LineCustomer(), new LineCustomer()];
    const startedAt = Date.now() - 200_000;
    const events = Array.from({ length: 100 }, (_, index) =>
      (customers[index % 3] as LineCustomer).writes(`${index}`, { timestamp: startedAt + index * 1000 }),
    );
    expect(webhookBody(events).length).toBeLessThan(1024 * 1024);
    await deliverTo(0, events);
    await system.rows.inboxIsDone();
    for (const [number, customer] of customers.entries()) {
      const expected = Array.from({ length: 100 }, (_, index) => index).filter(
        (index) => index % 3 === number,
      );
      expect(await textsOf(customer)).toEqual(expected.map(String));
    }
  });
});

/** Everything of a conversation, fetched as a console catches up: page by page, after the last id it has. */
async function storedOrder(
  loadAfter: (afterId: string) => Promise<{ messages: Message[]; hasMore: boolean }>,
): Promise<Message[]> {
  const all: Message[] = [];
  for (let hasMore = true; hasMore;) {
    const page = await loadAfter(all.at(-1)?.id ?? '0');
    all.push(...page.messages);
    hasMore = page.hasMore;
  }
  const ids = all.map(({ id }) => BigInt(id));
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  return all;
}

function byTime(a: Message, b: Message): number {
  return a.createdAt.localeCompare(b.createdAt) || Number(BigInt(a.id) - BigInt(b.id));
}
