import {
  type Conversation,
  getConversation,
  listConversations,
  listColleagues,
  markConversationRead,
} from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import { listMessages, type Message } from '@jsk/contracts/messages';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn({ displayName: 'นภา' });
});
afterEach(() => {
  jest.restoreAllMocks();
  system.closeTabs();
});
afterAll(() => system.stop());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const keysOf = (items: readonly Conversation[]) => items.map(({ lineUserId }) => lineUserId);

function list(filter: InputOf<typeof listConversations> = {}) {
  return operator.call(listConversations, filter);
}

describe('The conversation list', () => {
  const customers: Record<'waiting' | 'waitingLonger' | 'active' | 'mine' | 'closed' | 'bot', string> = {
    waiting: '',
    waitingLonger: '',
    active: '',
    mine: '',
    closed: '',
    bot: '',
  };

  beforeAll(async () => {
    await system.rows.select('TRUNCATE customers CASCADE');
    const other = await system.signIn();
    const create = (displayName: string, minutes: number) =>
      createCustomer(system.rows, { displayName, lastMessageAt: minutesAgo(minutes) });
    customers.waiting = await create('อรทัย รอคิว', 1);
    customers.waitingLonger = await create('Somchai 100%', 2);
    customers.active = await create('วิชัย', 3);
    customers.mine = await create('มะลิ', 4);
    customers.closed = await create('ปิดแล้ว', 5);
    customers.bot = await create('คุยกับบอท', 6);
    await createSession(system.rows, customers.waiting, { createdAt: minutesAgo(5) });
    await createSession(system.rows, customers.waitingLonger, { createdAt: minutesAgo(9) });
    await createSession(system.rows, customers.active, { operatorId: other.user.id });
    await createSession(system.rows, customers.mine, { operatorId: operator.user.id });
    await createSession(system.rows, customers.closed, { operatorId: operator.user.id });
    await system.rows.select(
      `UPDATE sessions SET status = 'CLOSED', closed_at = now(), closed_by = 'OPERATOR' WHERE line_user_id = $1`,
      [customers.closed],
    );
  });

  it('has a tab for each state, newest activity first, with counts', async () => {
    const { waiting, waitingLonger, active, mine, closed, bot } = customers;
    const expected = {
      all: [waiting, waitingLonger, active, mine, closed, bot],
      waiting: [waiting, waitingLonger],
      active: [active, mine],
      mine: [mine],
      closed: [closed],
    } as const;
    for (const [status, keys] of Object.entries(expected)) {
      const { items, counts, nextCursor } = await list({ status: status as keyof typeof expected });
      expect({ status, keys: keysOf(items) }).toEqual({ status, keys: [...keys] });
      expect(nextCursor).toBeNull();
      expect(counts).toMatchObject({ all: 6, waiting: 2, active: 2, mine: 1, tickets: 0, closed: 1 });
    }
  });

  it('can begin with who waits longest', async () => {
    const { items } = await list({ status: 'waiting', sort: 'waiting' });
    expect(keysOf(items)).toEqual([customers.waitingLonger, customers.waiting]);
    expect(items[0]?.waitingSince).toBe(items[0]?.session?.createdAt);
  });

  it.each([
    ['ทัย', 'waiting'],
    ['SOMCHAI', 'waitingLonger'],
    ['100%', 'waitingLonger'],
  ] as const)('finds «%s» in the names', async (q, who) => {
    expect(keysOf((await list({ q })).items)).toEqual([customers[who]]);
  });

  it('finds by the beginning of an id, and takes no character of a search for a pattern', async () => {
    expect(keysOf((await list({ q: customers.bot.slice(0, 20) })).items)).toEqual([customers.bot]);
    for (const q of ['%', '_____', '\\', "' OR 1=1 --"]) {
      const found = keysOf((await list({ q })).items);
      expect(found).toEqual(q === '%' ? [customers.waitingLonger] : []);
    }
  });

  it('can be narrowed to a tag', async () => {
    const [tag] = await system.rows.select<{ id: string }>(
      `INSERT INTO tags (name, color) VALUES ('ลูกค้าประจำ', 'green') RETURNING id`,
    );
    await system.rows.select('INSERT INTO customer_tags VALUES ($1, $2)', [customers.bot, tag?.id]);
    const { items } = await list({ tag: tag?.id });
    expect(keysOf(items)).toEqual([customers.bot]);
    expect(items[0]?.tags).toEqual([{ id: tag?.id, name: 'ลูกค้าประจำ', color: 'green' }]);
  });

  it('can be narrowed to what this operator has not read', async () => {
    await createCustomerMessages(system.rows, customers.active, ['หนึ่ง', 'สอง']);
    const { items } = await list({ unread: 'true' });
    expect(items.map(({ lineUserId, unreadCount }) => [lineUserId, unreadCount])).toEqual([
      [customers.active, 2],
    ]);
  });

  it('pages without a gap or a double, also over equal times and when something arrives meanwhile', async () => {
    const sameMoment = minutesAgo(60);
    const more = await Promise.all(
      Array.from({ length: 17 }, () => createCustomer(system.rows, { lastMessageAt: sameMoment })),
    );
    const all = keysOf((await list({ limit: 100 })).items);
    expect(all).toHaveLength(23);
    const paged: string[] = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 4, ...(cursor && { cursor }) });
      paged.push(...keysOf(page.items));
      cursor = page.nextCursor;
      if (paged.length === 4) {
        await system.rows.select('UPDATE customers SET last_message_at = now() WHERE line_user_id = $1', [
          paged[1],
        ]);
      }
    }
    expect(paged).toEqual(all);
    expect(new Set(more).size).toBe(17);
  });

  it('takes two statements, however long it is', async () => {
    const statements = jest.spyOn(Client.prototype, 'query');
    const countOf = async (limit: number) => {
      statements.mockClear();
      await list({ limit });
      return statements.mock.calls.filter(([query]) => {
        const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
        return (
          /\b(customers|sessions|tags|operators)\b/.test(text) && !/webhook_events|deliveries/.test(text)
        );
      }).length;
    };
    expect([await countOf(1), await countOf(20)]).toEqual([2, 2]);
  });
});

describe('Unread counts', () => {
  async function unreadOf(reader: OperatorSession, lineUserId: string): Promise<number> {
    return (await reader.call(getConversation, { lineUserId })).unreadCount;
  }

  it('are exact for each operator, on every device, and never go back', async () => {
    const [reader, other] = [await system.signIn(), await system.signIn()];
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.process(customer.writes('หนึ่ง'), customer.writes('สอง'), customer.writes('สาม'));
    const { messages } = await reader.call(listMessages, { lineUserId });
    const written = messages.filter(({ sender }) => sender.kind === 'CUSTOMER');
    const [first, second, third] = written.map(({ id }) => id) as [string, string, string];
    expect([await unreadOf(reader, lineUserId), await unreadOf(other, lineUserId)]).toEqual([3, 3]);

    const [phone, desk] = [await reader.openTab(), await reader.openTab()];
    expect(await phone.ask('mark_read', { lineUserId, messageId: second })).toEqual({ unreadCount: 1 });
    expect(await desk.nextEvent('conversation_update', (patch) => patch.unreadCount !== undefined)).toEqual({
      lineUserId,
      unreadCount: 1,
    });
    expect(await reader.call(markConversationRead, { lineUserId, messageId: first })).toEqual({
      unreadCount: 1,
    });
    expect(await reader.call(markConversationRead, { lineUserId, messageId: third })).toEqual({
      unreadCount: 0,
    });
    await system.process(customer.writes('สี่'));
    expect([await unreadOf(reader, lineUserId), await unreadOf(other, lineUserId)]).toEqual([1, 4]);
  });

  it('do not count what the bot, the system or operators say', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('ราคา'), customer.taps('x=1'));
    expect(await unreadOf(operator, customer.lineUserId)).toBe(1);
  });

  it('are zero when the newest that was stored is read, also when an older one arrived late', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const timestamp = Date.now();
    await system.process(customer.writes('มาก่อน', { timestamp }));
    await system.process(customer.writes('มาช้า', { timestamp: timestamp - 60_000 }));
    const { messages } = await operator.call(listMessages, { lineUserId });
    const ids = messages.filter(({ direction }) => direction === 'INCOMING').map(({ id }) => BigInt(id));
    const newest = ids.reduce((a, b) => (a > b ? a : b)).toString();
    expect(await operator.call(markConversationRead, { lineUserId, messageId: newest })).toEqual({
      unreadCount: 0,
    });
  });

  it('cannot be marked with a message of another conversation', async () => {
    const [one, another] = [await createCustomer(system.rows), await createCustomer(system.rows)];
    const [messageId = ''] = await createCustomerMessages(system.rows, one, ['ของฉัน']);
    await expect(
      operator.call(markConversationRead, { lineUserId: another, messageId }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('The history of a conversation', () => {
  const texts = Array.from({ length: 25 }, (_, index) => `ข้อความ ${index + 1}`);
  let lineUserId: string;
  let ids: string[];

  beforeAll(async () => {
    lineUserId = await createCustomer(system.rows);
    ids = await createCustomerMessages(system.rows, lineUserId, texts);
  });

  const page = (input: { beforeId?: string; afterId?: string; aroundId?: string; limit?: number }) =>
    operator.call(listMessages, { lineUserId, ...input });
  const textsOf = (messages: readonly Message[]) => messages.map(({ text }) => text);

  it('begins with the newest, oldest first', async () => {
    const { messages, hasMore } = await page({ limit: 10 });
    expect(textsOf(messages)).toEqual(texts.slice(15));
    expect(hasMore).toBe(true);
  });

  it('goes back page by page to its beginning, without a gap or a double', async () => {
    const all: Message[] = [];
    for (let hasMore = true; hasMore;) {
      const older = await page({ limit: 10, ...(all[0] && { beforeId: all[0].id }) });
      all.unshift(...older.messages);
      hasMore = older.hasMore;
    }
    expect(textsOf(all)).toEqual(texts);
  });

  it('can be opened around a message', async () => {
    const { messages } = await page({ aroundId: ids[12], limit: 6 });
    expect(textsOf(messages)).toEqual(texts.slice(9, 15));
  });

  it('is empty before its first message and around one that is not in it', async () => {
    expect(await page({ beforeId: ids[0] })).toEqual({ messages: [], hasMore: false });
    expect((await page({ aroundId: '999999999999999999' })).messages).toEqual([]);
    expect((await page({ beforeId: '999999999999999999' })).messages).toEqual([]);
  });

  it('says over the socket what it says over REST', async () => {
    const tab = await operator.openTab();
    expect(await tab.ask('load_history', { lineUserId, limit: 7 })).toEqual(await page({ limit: 7 }));
    expect(await tab.ask('load_history', { lineUserId, afterId: ids[20] })).toEqual(
      await page({ afterId: ids[20] }),
    );
  });

  it('after a gap is caught up by the last id: the same as a fresh load', async () => {
    const customer = new LineCustomer();
    const owner = await system.signIn();
    await system.process(customer.writes('ก่อนหลุด'));
    await createSession(system.rows, customer.lineUserId, { operatorId: owner.user.id });
    const key = { lineUserId: customer.lineUserId };
    const tab = await owner.watch(customer.lineUserId);
    const known = (await tab.ask('load_history', key)).messages;
    tab.close();

    const at = Date.now();
    const missed = Array.from({ length: 30 }, (_, index) =>
      customer.writes(`ระหว่างหลุด ${index}`, {
        timestamp: at + ((index * 7) % 30) * 1000,
        replyToken: undefined,
      }),
    );
    for (const event of missed) await system.deliver([event]);
    const elsewhere = await owner.watch(customer.lineUserId);
    await elsewhere.ask('send_message', { ...key, text: 'ตอบจากเครื่องอื่น', tempId: newClientId() });
    await system.rows.inboxIsDone();

    const back = await owner.watch(customer.lineUserId);
    const lastId = known
      .map(({ id }) => BigInt(id))
      .reduce((a, b) => (a > b ? a : b))
      .toString();
    const caughtUp = [...known];
    for (let hasMore = true, afterId = lastId; hasMore;) {
      const next = await back.ask('load_history', { ...key, afterId, limit: 12 });
      caughtUp.push(...next.messages);
      hasMore = next.hasMore;
      afterId = next.messages.at(-1)?.id ?? afterId;
    }
    const fresh = await back.ask('load_history', { ...key, limit: 100 });
    const inThread = [...caughtUp].sort(
      (a, b) => a.createdAt.localeCompare(b.createdAt) || Number(BigInt(a.id) - BigInt(b.id)),
    );
    expect(inThread.map(({ id }) => id)).toEqual(fresh.messages.map(({ id }) => id));
    expect(new Set(inThread.map(({ id }) => id)).size).toBe(inThread.length);
  });
});

describe('Colleagues', () => {
  it('are shown with presence and load, without those who are switched off', async () => {
    const colleague = await system.signIn({ displayName: 'ก้อง' });
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: colleague.user.id });
    await system.rows.select('UPDATE operators SET is_active = true');
    const [gone] = await system.rows.select<{ id: string }>(
      `INSERT INTO operators (username, display_name, role, password_hash, is_active)
       VALUES ('gone', 'ลาออก', 'AGENT', 'x', false) RETURNING id`,
    );
    const tab = await colleague.openTab();
    await tab.ask('presence', { status: 'away' });
    const { items } = await operator.call(listColleagues, {});
    expect(items.find(({ id }) => id === colleague.user.id)).toEqual({
      id: colleague.user.id,
      name: 'ก้อง',
      presence: 'away',
      capacity: 5,
      skills: [],
      activeSessions: 1,
    });
    expect(items.find(({ id }) => id === operator.user.id)?.presence).toBe('offline');
    expect(items.some(({ id }) => id === gone?.id)).toBe(false);
  });
});
