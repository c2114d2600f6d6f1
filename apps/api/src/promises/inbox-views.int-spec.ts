import { bulkAssign, bulkClose, bulkRead, bulkTag, type BulkOutcome } from '@jsk/contracts/conversation-bulk';
import {
  claimConversation,
  closeConversation,
  type Conversation,
  getConversation,
  listConversations,
  maxPinnedConversations,
  pinConversation,
  unpinConversation,
} from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import {
  createSavedView,
  deleteSavedView,
  listSavedViews,
  updateSavedView,
} from '@jsk/contracts/saved-views';
import {
  createAutoReply,
  createCustomer,
  createCustomerMessages,
  createHandoffKeywords,
  createSession,
} from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let colleague: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  operator = await system.signIn({ displayName: 'นภา' });
  colleague = await system.signIn({ displayName: 'ก้อง' });
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(() => system.rows.select('TRUNCATE customers CASCADE'));
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const keysOf = (items: readonly Conversation[]) => items.map(({ lineUserId }) => lineUserId);

async function list(filter: InputOf<typeof listConversations> = {}, reader = operator) {
  return keysOf((await reader.call(listConversations, filter)).items);
}

function customer(minutes: number) {
  return createCustomer(system.rows, { lastMessageAt: minutesAgo(minutes) });
}

async function waitsUnanswered(lineUserId: string, minutes: number) {
  await system.rows.select('UPDATE customers SET unanswered_since = $2 WHERE line_user_id = $1', [
    lineUserId,
    minutesAgo(minutes),
  ]);
}

async function createTag(name: string, ...lineUserIds: string[]): Promise<string> {
  const [tag] = await system.rows.select<{ id: string }>(
    `INSERT INTO tags (name, color) VALUES ($1, 'green') RETURNING id`,
    [name],
  );
  for (const lineUserId of lineUserIds) {
    await system.rows.select('INSERT INTO customer_tags (line_user_id, tag_id) VALUES ($1, $2)', [
      lineUserId,
      tag?.id,
    ]);
  }
  return tag?.id ?? '';
}

/** @returns every page of a list, put together. */
async function allPages(filter: InputOf<typeof listConversations>, limit: number): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Conversation[]; nextCursor: string | null } = await operator.call(
      listConversations,
      { ...filter, limit, ...(cursor && { cursor }) },
    );
    keys.push(...keysOf(page.items));
    cursor = page.nextCursor;
  }
  return keys;
}

describe('The order of the list', () => {
  it('by the longest wait begins with the queue, longest first, and goes on with the newest', async () => {
    const [newest, waiting, waitingLonger] = [await customer(1), await customer(2), await customer(3)];
    await createSession(system.rows, waiting, { createdAt: minutesAgo(5) });
    await createSession(system.rows, waitingLonger, { createdAt: minutesAgo(9) });
    expect(await list({ sort: 'waiting' })).toEqual([waitingLonger, waiting, newest]);
    expect(await list({ sort: 'waiting', status: 'waiting' })).toEqual([waitingLonger, waiting]);
  });

  it('by the oldest unanswered begins with whose message has gone without an answer longest', async () => {
    const [answered, waits, waitsLonger] = [await customer(1), await customer(2), await customer(3)];
    await waitsUnanswered(waits, 10);
    await waitsUnanswered(waitsLonger, 20);
    expect(await list({ sort: 'unanswered' })).toEqual([waitsLonger, waits, answered]);
  });

  it.each(['newest', 'waiting', 'unanswered'] as const)(
    'by %s pages without a gap or a double, whatever is pinned',
    async (sort) => {
      const customers: string[] = [];
      for (let n = 0; n < 9; n += 1) customers.push(await customer(60));
      const [a, b, c, d, e] = customers as [string, string, string, string, string];
      for (const lineUserId of [a, b]) await operator.call(pinConversation, { lineUserId });
      for (const lineUserId of [b, c]) await createSession(system.rows, lineUserId);
      for (const lineUserId of [a, d, e]) await waitsUnanswered(lineUserId, 5);
      const whole = await list({ sort });
      expect(whole).toHaveLength(9);
      expect(new Set(whole.slice(0, 2))).toEqual(new Set([a, b]));
      for (const limit of [1, 2, 4]) expect(await allPages({ sort }, limit)).toEqual(whole);
    },
  );

  it('refuses a cursor that is not one of ours', async () => {
    const foreign = Buffer.from(JSON.stringify(['2026-01-01T00:00:00Z', `U${'0'.repeat(32)}`]));
    await expect(list({ cursor: foreign.toString('base64url') })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [expect.objectContaining({ path: 'cursor' })] },
    });
  });
});

describe('Filters', () => {
  it('by several tags show who carries any of them', async () => {
    const [both, one, other, none] = [
      await customer(1),
      await customer(2),
      await customer(3),
      await customer(4),
    ];
    const vip = await createTag('วีไอพี', both, one);
    const late = await createTag('ส่งช้า', both, other);
    expect(await list({ tag: vip })).toEqual([both, one]);
    expect(await list({ tag: `${vip},${late}` })).toEqual([both, one, other]);
    expect(await list()).toEqual([both, one, other, none]);
  });

  it.each(['x', '1,', '1;2', Array.from({ length: 21 }, (_, n) => n + 1).join(',')])(
    'by the tags «%s» are refused',
    async (tag) => {
      await expect(list({ tag })).rejects.toMatchObject({
        status: 400,
        problem: { code: 'validation_error' },
      });
    },
  );

  it('work together with every tab and order', async () => {
    const [mine, foreign] = [await customer(1), await customer(2)];
    const tag = await createTag('ด่วน', mine, foreign);
    await createSession(system.rows, mine, { operatorId: operator.user.id });
    await createSession(system.rows, foreign, { operatorId: colleague.user.id });
    for (const lineUserId of [mine, foreign]) await createCustomerMessages(system.rows, lineUserId, ['สวัสดี']);
    for (const sort of ['newest', 'waiting', 'unanswered'] as const) {
      expect(await list({ sort, tag, unread: 'true', status: 'mine', q: 'สมชาย' })).toEqual([mine]);
      expect(await list({ sort, tag, unread: 'true', status: 'active' })).toHaveLength(2);
      expect(await list({ sort, tag, status: 'closed' })).toEqual([]);
    }
  });
});

describe('Pinned conversations', () => {
  it('stand at the top of the own lists only, on every device', async () => {
    const [newer, older] = [await customer(1), await customer(2)];
    const desk = await operator.openTab();
    await operator.call(pinConversation, { lineUserId: older });
    expect(await desk.nextEvent('conversation_update')).toEqual({ lineUserId: older, isPinned: true });
    expect(await list()).toEqual([older, newer]);
    expect(await list({}, colleague)).toEqual([newer, older]);
    expect((await operator.call(getConversation, { lineUserId: older })).isPinned).toBe(true);
    expect((await colleague.call(getConversation, { lineUserId: older })).isPinned).toBe(false);

    await operator.call(unpinConversation, { lineUserId: older });
    expect(await list()).toEqual([newer, older]);
  });

  it('only show where they belong', async () => {
    const lineUserId = await customer(1);
    await operator.call(pinConversation, { lineUserId });
    expect(await list({ status: 'waiting' })).toEqual([]);
  });

  it('are no more than there may be, also when two devices pin at once', async () => {
    const customers: string[] = [];
    for (let n = 0; n < maxPinnedConversations + 3; n += 1) customers.push(await customer(n));
    const pins = customers.map((lineUserId) => operator.call(pinConversation, { lineUserId }));
    const refused = (await Promise.allSettled(pins)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ reason: { status: 409, problem: { code: 'conflict' } } });
    const pinned = (await list()).slice(0, maxPinnedConversations);
    // Pinning what is pinned is no news.
    expect(await operator.call(pinConversation, { lineUserId: pinned[0]! })).toEqual({ isPinned: true });
  });

  it('cannot be somebody who never wrote', async () => {
    const call = operator.call(pinConversation, { lineUserId: `U${'9'.repeat(32)}` });
    await expect(call).rejects.toMatchObject({ status: 404 });
  });
});

describe('The last message of a conversation', () => {
  it("stays the customer's when the queue's card and lines of the system follow it", async () => {
    await createHandoffKeywords(system.rows, ['คุยกับคน']);
    const writer = new LineCustomer();
    const { lineUserId } = writer;
    const watcher = await operator.openTab();
    await system.process(writer.writes('ขอคุยกับคนหน่อย คุยกับคน'));
    await system.process(writer.writes('ด่วนมากค่ะ'));
    await operator.call(claimConversation, { lineUserId });
    const { lastMessage, unansweredSince } = await operator.call(getConversation, { lineUserId });
    expect(lastMessage).toMatchObject({ text: 'ด่วนมากค่ะ', sender: { kind: 'CUSTOMER' } });
    expect(unansweredSince).not.toBeNull();
    const told = watcher.events('conversation_update').flatMap((patch) => patch.lastMessage ?? []);
    expect(told.filter(({ sender }) => sender.kind === 'SYSTEM')).toEqual([]);
  });

  it('tells since when the customer waits for an answer, until one is there or the session is over', async () => {
    await createAutoReply(system.rows, { keyword: 'ราคา', matchKind: 'contains', text: '100 บาท' });
    const writer = new LineCustomer();
    const { lineUserId } = writer;
    const unansweredSince = async () =>
      (await operator.call(getConversation, { lineUserId })).unansweredSince;
    await system.process(writer.writes('ราคาเท่าไหร่'));
    expect(await unansweredSince()).toBeNull();

    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    const first = Date.now();
    await system.process(writer.writes('ยังอยู่ไหม', { timestamp: first }));
    await system.process(writer.writes('ฮัลโหล', { timestamp: first + 60_000 }));
    expect(await unansweredSince()).toBe(new Date(first).toISOString());
    const tab = await operator.watch(lineUserId);
    await tab.ask('send_message', { lineUserId, text: 'อยู่ค่ะ', tempId: newClientId() });
    expect(await unansweredSince()).toBeNull();
    expect(
      await tab.nextEvent('conversation_update', (patch) => patch.unansweredSince === null),
    ).toMatchObject({
      lastMessage: { text: 'อยู่ค่ะ' },
    });

    await system.process(writer.writes('ขอบคุณค่ะ'));
    await operator.call(closeConversation, { lineUserId });
    expect(await unansweredSince()).toBeNull();
  });
});

describe('Acts on several conversations at once', () => {
  const outcomeOf = ({ results }: BulkOutcome) =>
    Object.fromEntries(results.map((one) => [one.lineUserId, one.ok ? 'ok' : one.error.code]));

  it('give waiting ones to the operator, and say which ones somebody else holds', async () => {
    const [waiting, mine, foreign, withBot] = [
      await customer(1),
      await customer(2),
      await customer(3),
      await customer(4),
    ];
    await createSession(system.rows, waiting);
    await createSession(system.rows, mine, { operatorId: operator.user.id });
    await createSession(system.rows, foreign, { operatorId: colleague.user.id });
    const unknown = `U${'9'.repeat(32)}`;
    const lineUserIds = [waiting, mine, foreign, withBot, unknown];
    const input = { lineUserIds, toOperatorId: operator.user.id };
    expect(outcomeOf(await operator.call(bulkAssign, input))).toEqual({
      [waiting]: 'ok',
      [mine]: 'ok',
      [foreign]: 'forbidden',
      [withBot]: 'session_not_found',
      [unknown]: 'not_found',
    });
    expect(await list({ status: 'mine' })).toEqual(expect.arrayContaining([waiting, mine]));
  });

  it('hand what the operator holds to a colleague; who waits is assigned by administrators', async () => {
    const [waiting, mine] = [await customer(1), await customer(2)];
    await createSession(system.rows, waiting);
    await createSession(system.rows, mine, { operatorId: operator.user.id });
    const input = { lineUserIds: [waiting, mine], toOperatorId: colleague.user.id };
    expect(outcomeOf(await operator.call(bulkAssign, input))).toEqual({
      [waiting]: 'forbidden',
      [mine]: 'ok',
    });
    expect(outcomeOf(await administrator.call(bulkAssign, input))).toMatchObject({ [waiting]: 'ok' });
    expect(await list({ status: 'mine' }, colleague)).toHaveLength(2);
  });

  it('close what may be closed', async () => {
    const [mine, foreign] = [await customer(1), await customer(2)];
    await createSession(system.rows, mine, { operatorId: operator.user.id });
    await createSession(system.rows, foreign, { operatorId: colleague.user.id });
    const input = { lineUserIds: [mine, foreign] };
    expect(outcomeOf(await operator.call(bulkClose, input))).toEqual({
      [mine]: 'ok',
      [foreign]: 'forbidden',
    });
    expect(outcomeOf(await administrator.call(bulkClose, input))).toEqual({
      [mine]: 'session_not_found',
      [foreign]: 'ok',
    });
  });

  it('tag customers, or say that the tag is gone', async () => {
    const lineUserIds = [await customer(1), await customer(2)];
    const tagId = await createTag('ตามต่อ');
    expect(outcomeOf(await operator.call(bulkTag, { lineUserIds, tagId }))).toEqual({
      [lineUserIds[0]!]: 'ok',
      [lineUserIds[1]!]: 'ok',
    });
    expect(await list({ tag: tagId })).toEqual(lineUserIds);
    await system.rows.select('DELETE FROM tags WHERE id = $1', [tagId]);
    const { results } = await operator.call(bulkTag, { lineUserIds, tagId });
    expect(results.every((one) => !one.ok && one.error.code === 'not_found')).toBe(true);
  });

  it('mark as read for this operator, on every device', async () => {
    const lineUserId = await customer(1);
    await createCustomerMessages(system.rows, lineUserId, ['หนึ่ง', 'สอง']);
    const desk = await operator.openTab();
    await operator.call(bulkRead, { lineUserIds: [lineUserId] });
    expect(await desk.nextEvent('conversation_update')).toEqual({ lineUserId, unreadCount: 0 });
    expect(await list({ unread: 'true' })).toEqual([]);
    expect(await list({ unread: 'true' }, colleague)).toEqual([lineUserId]);
  });

  it('are for one to a hundred conversations, each named once', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => `U${n.toString(16).padStart(32, '0')}`);
    for (const lineUserIds of [[], ids, [ids[0]!, ids[0]!]]) {
      await expect(operator.call(bulkRead, { lineUserIds })).rejects.toMatchObject({ status: 400 });
    }
  });
});

describe('Saved views', () => {
  const filters = { status: 'mine', tagIds: ['12'], unreadOnly: true, sort: 'unanswered' } as const;
  const saved = { ...filters, tagIds: [...filters.tagIds] };
  const namesOf = async (reader: OperatorSession) =>
    (await reader.call(listSavedViews, {})).items.map(({ name }) => name);
  beforeEach(() => system.rows.select('TRUNCATE saved_views'));

  it("are the operator's own, and can be renamed, changed and deleted", async () => {
    const view = await operator.call(createSavedView, { name: ' ค้างตอบ ', filters: saved });
    expect(view).toMatchObject({ name: 'ค้างตอบ', isShared: false, filters });
    expect(await namesOf(colleague)).toEqual([]);
    await operator.call(updateSavedView, { viewId: view.id, name: 'ด่วน' });
    await operator.call(updateSavedView, { viewId: view.id, filters: { ...saved, unreadOnly: false } });
    const { items } = await operator.call(listSavedViews, {});
    expect(items).toEqual([{ ...view, name: 'ด่วน', filters: { ...filters, unreadOnly: false } }]);
    await operator.call(deleteSavedView, { viewId: view.id });
    expect(await namesOf(operator)).toEqual([]);
  });

  it('are shared by administrators, who leave a trace, and by nobody else', async () => {
    const mayNot = operator.call(createSavedView, { name: 'ทีม', isShared: true, filters: saved });
    await expect(mayNot).rejects.toMatchObject({ status: 403 });
    const view = await administrator.call(createSavedView, { name: 'ทีม', isShared: true, filters: saved });
    await operator.call(createSavedView, { name: 'ทีม', filters: saved });
    expect(await namesOf(operator)).toEqual(['ทีม', 'ทีม']);
    const changes = [
      operator.call(updateSavedView, { viewId: view.id, name: 'ของฉัน' }),
      operator.call(deleteSavedView, { viewId: view.id }),
    ];
    for (const change of changes) await expect(change).rejects.toMatchObject({ status: 403 });
    await administrator.call(deleteSavedView, { viewId: view.id });
    expect(await namesOf(colleague)).toEqual([]);
    expect(await system.rows.count(`audit_log WHERE subject_type = 'saved_view'`)).toBe(2);
  });

  it('of others are not there, and a name is given once', async () => {
    const { id: viewId } = await operator.call(createSavedView, { name: 'Late', filters: saved });
    const { id: other } = await operator.call(createSavedView, { name: 'VIP', filters: saved });
    await expect(colleague.call(deleteSavedView, { viewId })).rejects.toMatchObject({ status: 404 });
    const conflict = { status: 409, problem: { code: 'conflict', errors: [{ path: 'name' }] } };
    await expect(operator.call(createSavedView, { name: 'LATE', filters: saved })).rejects.toMatchObject(
      conflict,
    );
    await expect(operator.call(updateSavedView, { viewId: other, name: 'late' })).rejects.toMatchObject(
      conflict,
    );
  });
});
