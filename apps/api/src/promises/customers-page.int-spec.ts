import { listCustomers, listFollowHistory, tagCustomers } from '@jsk/contracts/customers';
import type { InputOf } from '@jsk/contracts/endpoint';
import { updateSettings } from '@jsk/contracts/settings';
import { createTag, listTags } from '@jsk/contracts/tags';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn();
});
afterEach(async () => {
  system.closeTabs();
  await system.rows.select('DELETE FROM tags');
  await system.rows.select('DELETE FROM customers');
});
afterAll(() => system.stop());

const list = (input: InputOf<typeof listCustomers> = {}, operator = agent) =>
  operator.call(listCustomers, input);
const namesOf = async (input: InputOf<typeof listCustomers>) =>
  (await list(input)).items.map(({ displayName }) => displayName);

const known = (displayName: string, lastContact = 0) =>
  createCustomer(system.rows, { displayName, lastMessageAt: daysAgo(lastContact) });

async function tagNamed(name: string): Promise<string> {
  return (await administrator.call(createTag, { name, color: 'blue' })).id;
}

describe('The page of customers', () => {
  it('shows everybody who ever wrote or followed, with what is known of them', async () => {
    const writer = new LineCustomer();
    const follower = new LineCustomer();
    await system.process(writer.sends({ type: 'text', text: 'สวัสดี' }));
    await system.process(follower.follows());
    await createSession(system.rows, writer.lineUserId, { operatorId: agent.user.id });
    const tagId = await tagNamed('ลูกค้าประจำ');
    await agent.call(tagCustomers, { tagId, action: 'add', lineUserIds: [writer.lineUserId] });

    const { items, total, nextCursor } = await list();
    expect({ total, nextCursor, shown: items.length }).toEqual({ total: 2, nextCursor: null, shown: 2 });
    expect(items.find(({ lineUserId }) => lineUserId === writer.lineUserId)).toMatchObject({
      followState: 'never_followed',
      tags: [{ id: tagId, name: 'ลูกค้าประจำ', color: 'blue' }],
      sessionCount: 1,
      firstSeenAt: expect.any(String),
      lastContactAt: expect.any(String),
    });
    expect(items.find(({ lineUserId }) => lineUserId === follower.lineUserId)).toMatchObject({
      followState: 'following',
      tags: [],
      sessionCount: 0,
    });
  });

  it('is searched by a part of the name or the beginning of the id', async () => {
    const nok = await known('คุณนกน้อย');
    await known('สมชาย 100%');
    expect(await namesOf({ q: 'นก' })).toEqual(['คุณนกน้อย']);
    expect(await namesOf({ q: nok.slice(0, 20) })).toEqual(['คุณนกน้อย']);
    expect(await namesOf({ q: '100%' })).toEqual(['สมชาย 100%']);
    expect(await namesOf({ q: '_' })).toEqual([]);
  });

  it('finds a name by any piece of it, in whatever order its marks were typed, and by the name of today', async () => {
    const lineUserId = await known('พี่น้ำ Café');
    for (const q of ['น', 'พี', 'พ\u0e48\u0e35น', 'น\u0e4d\u0e49า', 'น\u200bำ้', 'CAFÉ', 'ｃａｆé']) {
      expect([q, await namesOf({ q })]).toEqual([q, ['พี่น้ำ Café']]);
    }
    await system.rows.select(`UPDATE customers SET display_name = 'ฝน' WHERE line_user_id = $1`, [
      lineUserId,
    ]);
    expect(await namesOf({ q: 'น้ำ' })).toEqual([]);
    expect(await namesOf({ q: 'ฝน' })).toEqual(['ฝน']);
    await system.rows.select('UPDATE customers SET display_name = NULL WHERE line_user_id = $1', [
      lineUserId,
    ]);
    expect(await namesOf({ q: 'ฝน' })).toEqual([]);
  });

  it('is narrowed by tag, follow state, last contact and language, all at once', async () => {
    const tagId = await tagNamed('VIP');
    const ids = [await known('ใหม่'), await known('เดือนก่อน', 20), await known('นานแล้ว', 200)];
    await agent.call(tagCustomers, { tagId, action: 'add', lineUserIds: ids.slice(1) });
    await system.rows.select(
      `UPDATE customers SET language = 'zh-Hant', is_blocked = true, follow_changed_at = now() WHERE line_user_id = $1`,
      [ids[2]],
    );
    expect(await namesOf({ tag: tagId })).toEqual(['เดือนก่อน', 'นานแล้ว']);
    expect(await namesOf({ followState: 'blocked' })).toEqual(['นานแล้ว']);
    expect(await namesOf({ followState: 'never_followed' })).toEqual(['ใหม่', 'เดือนก่อน']);
    expect(await namesOf({ lastContact: 'week' })).toEqual(['ใหม่']);
    expect(await namesOf({ lastContact: 'month' })).toEqual(['ใหม่', 'เดือนก่อน']);
    expect(await namesOf({ lastContact: 'older' })).toEqual(['นานแล้ว']);
    expect(await namesOf({ language: 'zh' })).toEqual(['นานแล้ว']);
    expect(await namesOf({ tag: tagId, lastContact: 'month' })).toEqual(['เดือนก่อน']);
    await expect(list({ language: 'อังกฤษ' })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'language' }] },
    });
  });

  it('is sorted by last contact, first contact and name, as a Thai dictionary does', async () => {
    for (const [index, name] of ['ไก่', 'Anna', 'เขียว', 'กบ'].entries()) await known(name, index);
    expect(await namesOf({})).toEqual(['ไก่', 'Anna', 'เขียว', 'กบ']);
    expect(await namesOf({ sort: 'last_contact', order: 'asc' })).toEqual(['กบ', 'เขียว', 'Anna', 'ไก่']);
    expect(await namesOf({ sort: 'first_seen', order: 'asc' })).toEqual(['ไก่', 'Anna', 'เขียว', 'กบ']);
    expect(await namesOf({ sort: 'name', order: 'asc' })).toEqual(['Anna', 'กบ', 'ไก่', 'เขียว']);
  });

  it.each(['last_contact', 'first_seen', 'name'] as const)(
    'is read page by page by %s, each customer once, and counted on the first one',
    async (sort) => {
      for (let number = 0; number < 7; number += 1) await known(number < 4 ? 'เหมือนกัน' : `ก${number}`, 1);
      for (const order of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list({ sort, order, limit: 3, ...(cursor && { cursor }) });
          expect(page.total).toBe(cursor ? null : 7);
          seen.push(...page.items.map(({ lineUserId }) => lineUserId));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(new Set(seen).size).toBe(7);
        expect(seen).toHaveLength(7);
      }
    },
  );

  it('asks the database twice for the first page and once for each of the next', async () => {
    for (let number = 0; number < 5; number += 1) await known(`ลูกค้า ${number}`, number);
    const statements = jest.spyOn(Client.prototype, 'query');
    const countOf = async (input: InputOf<typeof listCustomers>) => {
      statements.mockClear();
      const { nextCursor } = await list(input);
      const asked = statements.mock.calls.filter(([query]) => {
        const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
        return /\b(customers|sessions|tags)\b/.test(text) && !/webhook_events|deliveries/.test(text);
      });
      return { asked: asked.length, nextCursor };
    };
    const first = await countOf({ limit: 2 });
    const second = await countOf({ limit: 2, cursor: first.nextCursor ?? '' });
    statements.mockRestore();
    expect([first.asked, second.asked]).toEqual([2, 1]);
  });

  it('shows an operator only those whom they may see, and tags no others', async () => {
    const own = await known('ของฉัน');
    const foreign = await known('ของคนอื่น');
    await createSession(system.rows, own, { operatorId: agent.user.id });
    await createSession(system.rows, foreign, { operatorId: administrator.user.id });
    await administrator.call(updateSettings, { routing: { visibility: 'own' } });
    try {
      expect(await list()).toMatchObject({ total: 1, items: [{ lineUserId: own }] });
      expect((await list({}, administrator)).total).toBe(2);
      const tagId = await tagNamed('ทั้งหมด');
      const everybody = { tagId, action: 'add', filter: {} } as const;
      expect(await agent.call(tagCustomers, everybody)).toEqual({ changedCount: 1 });
      const named = { tagId, action: 'add', lineUserIds: [own, foreign] } as const;
      expect(await agent.call(tagCustomers, { ...named, lineUserIds: [...named.lineUserIds] })).toEqual({
        changedCount: 0,
      });
      await expect(agent.call(listFollowHistory, { lineUserId: foreign })).rejects.toMatchObject({
        status: 404,
      });
    } finally {
      await administrator.call(updateSettings, { routing: { visibility: 'all' } });
    }
  });
});

describe('Many customers', () => {
  it('are tagged at once: those who were chosen, or all who match, and the log says whom', async () => {
    const tagId = await tagNamed('แคมเปญ');
    const [first] = [await known('นก หนึ่ง'), await known('นก สอง'), await known('แมว')];
    const tab = await agent.openTab();
    expect(await agent.call(tagCustomers, { tagId, action: 'add', lineUserIds: [first] })).toEqual({
      changedCount: 1,
    });
    await tab.nextEvent('conversation_update', ({ lineUserId }) => lineUserId === first);
    const filter = { q: 'นก' };
    expect(await agent.call(tagCustomers, { tagId, action: 'add', filter })).toEqual({ changedCount: 1 });
    expect((await list({ tag: tagId })).total).toBe(2);
    const [act] = await system.rows.select<{ detail: unknown }>(
      `SELECT detail FROM audit_log WHERE action = 'tag.put_on_many' ORDER BY id DESC LIMIT 1`,
    );
    expect(act?.detail).toEqual({ name: 'แคมเปญ', changedCount: 1, filter: { isSearch: true } });

    expect(await agent.call(tagCustomers, { tagId, action: 'remove', filter: {} })).toEqual({
      changedCount: 2,
    });
    expect((await agent.call(listTags, {})).items).toMatchObject([{ id: tagId, customerCount: 0 }]);
  });

  it('so many that they are not told one by one make every console read what it shows again', async () => {
    const tagId = await tagNamed('ทุกคน');
    await system.rows.select(
      `INSERT INTO customers (line_user_id) SELECT 'U' || lpad(to_hex(n), 32, '0') FROM generate_series(1, 120) n`,
    );
    const tab = await agent.openTab();
    expect(await agent.call(tagCustomers, { tagId, action: 'add', filter: {} })).toEqual({
      changedCount: 120,
    });
    await tab.nextEvent('tags_changed');
  });

  it('are either named or described', async () => {
    const tagId = await tagNamed('ไม่ชัด');
    const lineUserIds = [await known('ใครสักคน')];
    for (const given of [{}, { lineUserIds, filter: {} }, { lineUserIds: [] }]) {
      await expect(agent.call(tagCustomers, { tagId, action: 'add', ...given })).rejects.toMatchObject({
        status: 400,
        problem: { code: 'validation_error' },
      });
    }
    await expect(
      agent.call(tagCustomers, { tagId: '999999', action: 'add', lineUserIds }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('Who follows, blocks and comes back', () => {
  it('is seen in the state and in the history, newest first', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const at = (minutes: number) => ({ timestamp: now.getTime() - (60 - minutes) * 60_000 });
    const stateOf = async () => (await list()).items[0]?.followState;

    await system.process(customer.follows(at(0)));
    expect(await stateOf()).toBe('following');
    await system.process(customer.blocks(at(1)));
    expect(await stateOf()).toBe('blocked');
    await system.process(customer.follows({ ...at(2), follow: { isUnblocked: true } }));
    expect(await stateOf()).toBe('came_back');

    const { items } = await agent.call(listFollowHistory, { lineUserId });
    expect(items.map(({ kind }) => kind)).toEqual(['came_back', 'blocked', 'followed']);
    expect(items[0]?.occurredAt).toBe(new Date(at(2).timestamp).toISOString());
  });

  it('is right when LINE delivers in another order or twice', async () => {
    const customer = new LineCustomer();
    const at = (minutes: number) => ({ timestamp: now.getTime() - (60 - minutes) * 60_000 });
    await system.process(customer.follows({ ...at(2), follow: { isUnblocked: true } }));
    await system.process(customer.blocks(at(1)));
    await system.process(customer.blocks(at(1)));
    expect((await list()).items[0]?.followState).toBe('came_back');
    const { items } = await agent.call(listFollowHistory, { lineUserId: customer.lineUserId });
    expect(items.map(({ kind }) => kind)).toEqual(['came_back', 'blocked']);
  });
});
