import { getDashboard } from '@jsk/contracts/analytics';
import { searchMessages } from '@jsk/contracts/message-search';
import { listMessages } from '@jsk/contracts/messages';
import { listNotes, writeNote } from '@jsk/contracts/notes';
import { StatisticsService } from '@jsk/features/analytics';
import { partitionMessages } from '@jsk/platform/database/partitioning/message-partitioning';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import { LineCustomer, newLineMessageId, redelivered } from '@jsk/testing/line-webhooks';
import { type ConsoleTab, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let administrator: OperatorSession;

/** They write while the table is exchanged under them. */
const writers = Array.from({ length: 4 }, () => new LineCustomer());
let written: string[];
let busy: string;

beforeAll(async () => {
  system = await TestSystem.start();
  [operator, administrator] = [await system.signIn(), await system.signIn({ role: 'ADMIN' })];
  busy = await createCustomer(system.rows);
  await createSession(system.rows, busy, { operatorId: operator.user.id });
  const earlier = Array.from({ length: 1_200 }, (_, index) => `ข้อความก่อนหน้า ${index + 1}`);
  await createCustomerMessages(system.rows, busy, earlier);
  const tab = await operator.watch(busy);
  // Statements that are prepared by then have to go on, too.
  written = [await writeOnce(tab, 0)];

  let isOver = false;
  const partitioning = partitionMessages(system.rows.url, { partitions: 4, batchSize: 200 }).finally(
    () => (isOver = true),
  );
  const keepWriting = async () => {
    while (!isOver) written.push(await writeOnce(tab, written.length));
  };
  expect(await Promise.all([partitioning, keepWriting()])).toEqual([true, undefined]);
}, 180_000);
afterAll(() => system.stop(), 60_000);

/** Every customer writes and is answered by the bot, and the operator answers somebody else. */
async function writeOnce(tab: ConsoleTab, number: number): Promise<string> {
  await system.process(...writers.map((customer) => customer.writes(String(number))));
  await tab.ask('send_message', { lineUserId: busy, text: String(number), tempId: newClientId() });
  return String(number);
}

const textsOf = async (lineUserId: string, sender = 'CUSTOMER') =>
  (
    await system.rows.select<{ text: string }>(
      'SELECT text FROM messages WHERE line_user_id = $1 AND sender_kind = $2 ORDER BY id',
      [lineUserId, sender],
    )
  ).map(({ text }) => text);

describe('Messages that are partitioned', () => {
  it('lost nothing and doubled nothing of what was written meanwhile', async () => {
    for (const { lineUserId } of writers) {
      expect(await textsOf(lineUserId)).toEqual(written);
      expect(await textsOf(lineUserId, 'BOT')).toHaveLength(written.length);
    }
    expect(await textsOf(busy)).toHaveLength(1_200);
    expect(await textsOf(busy, 'OPERATOR')).toEqual(written);
    expect(await system.rows.count(`pg_inherits WHERE inhparent = 'messages'::regclass`)).toBe(4);
  });

  it('are partitioned once', async () => {
    expect(await partitionMessages(system.rows.url, { partitions: 8 })).toBe(false);
  });

  it('hold a message of LINE once, also under another event', async () => {
    const customer = new LineCustomer();
    const message = { id: newLineMessageId(), type: 'text', text: 'ครั้งเดียว' };
    const event = customer.sends(message);
    await system.process(event);
    await system.process(redelivered(event), customer.sends(message));
    expect(await textsOf(customer.lineUserId)).toEqual(['ครั้งเดียว']);
  });

  it('hold a click once', async () => {
    const tab = await operator.watch(busy);
    const sending = { lineUserId: busy, text: 'คลิกเดียว', tempId: newClientId() };
    const [one, other] = await Promise.all([
      tab.ask('send_message', sending),
      tab.ask('send_message', sending),
    ]);
    expect(other.id).toBe(one.id);
    expect((await textsOf(busy, 'OPERATOR')).filter((text) => text === 'คลิกเดียว')).toHaveLength(1);
  });

  it('are paged through without a hole or a double', async () => {
    const stored = await system.rows.select<{ id: string }>(
      'SELECT id FROM messages WHERE line_user_id = $1 ORDER BY created_at DESC, id DESC',
      [busy],
    );
    const paged: string[] = [];
    for (let beforeId: string | undefined; ; beforeId = paged.at(-1)) {
      const { messages } = await operator.call(listMessages, { lineUserId: busy, limit: 100, beforeId });
      if (messages.length === 0) break;
      paged.push(...messages.map(({ id }) => id).toReversed());
    }
    expect(paged).toEqual(stored.map(({ id }) => id));
  });

  it('are found by what they say, in every partition', async () => {
    for (const customer of writers) await system.process(customer.writes('ขอถามค่าส่งไปเชียงใหม่'));
    const { items } = await operator.call(searchMessages, { q: 'ค่าส่ง' });
    expect(items.map(({ conversation }) => conversation.lineUserId).toSorted()).toEqual(
      writers.map(({ lineUserId }) => lineUserId).toSorted(),
    );
  });

  it('are edited, taken back and noted as before', async () => {
    const customer = new LineCustomer();
    const [edited, unsent] = [newLineMessageId(), newLineMessageId()];
    await system.process(
      customer.sends({ id: edited, type: 'text', text: 'เดิม' }),
      customer.sends({ id: unsent, type: 'text', text: 'ความลับ' }),
    );
    await system.process(customer.edits(edited, 'ใหม่'), customer.unsends(unsent));
    const { lineUserId } = customer;
    const { id } = await operator.call(writeNote, {
      lineUserId,
      text: 'ดูด้วย',
      mentions: [administrator.user.id],
      clientId: newClientId(),
    });
    expect(await textsOf(lineUserId)).toEqual(['ใหม่', null]);
    expect((await operator.call(listNotes, { lineUserId })).items).toMatchObject([{ id }]);

    await system.rows.select('DELETE FROM customers WHERE line_user_id = $1', [lineUserId]);
    expect(await system.rows.count('messages WHERE line_user_id = $1', [lineUserId])).toBe(0);
    expect(await system.rows.count('note_mentions')).toBe(0);
    expect(await system.rows.count('message_edits')).toBe(0);
  });

  it('are counted by the dashboard, live and in what is stored of days that are over', async () => {
    const lineUserId = await createCustomer(system.rows);
    await createCustomerMessages(system.rows, lineUserId, ['เมื่อวันก่อน']);
    await system.rows.select(
      `UPDATE messages SET created_at = now() - interval '3 days' WHERE line_user_id = $1`,
      [lineUserId],
    );
    const ask = async () => {
      const { computedAt: _, ...dashboard } = await administrator.call(getDashboard, { days: 7 });
      return dashboard;
    };
    const live = await ask();
    expect(live.funnel.contacts).toBeGreaterThan(writers.length);
    await system.api.app.get(StatisticsService).refreshNow();
    expect(await ask()).toEqual(live);
  });
});
