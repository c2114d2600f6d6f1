import {
  closeConversation,
  getConversation,
  markConversationRead,
  markConversationUnread,
} from '@jsk/contracts/conversations';
import { bulkClose } from '@jsk/contracts/conversation-bulk';
import { getClosingRules } from '@jsk/contracts/closing';
import { listMessages } from '@jsk/contracts/messages';
import { sessionSettingsSchema, updateSettings } from '@jsk/contracts/settings';
import { createTag } from '@jsk/contracts/tags';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

const { closingReasons } = sessionSettingsSchema.parse({});
const [answered, informed] = closingReasons.map(({ text }) => text);

let system: TestSystem;
let owner: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  owner = await system.signIn({ displayName: 'มานี' });
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(async () => {
  system.closeTabs();
  await require({});
});
afterAll(() => system.stop());

function require(rules: { closing?: 'tag' | 'reason'; closingReasons?: typeof closingReasons }) {
  return administrator.call(updateSettings, { sessions: rules });
}

async function running(): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return lineUserId;
}

const refusedAt = (path: string) => ({ status: 400, problem: { errors: [{ path }] } });
const statusOf = async (lineUserId: string) =>
  (await owner.call(getConversation, { lineUserId })).session?.status;

describe('Closing a conversation', () => {
  it('needs nothing but the wish, unless an administrator asks for more', async () => {
    expect(await owner.call(getClosingRules, {})).toEqual({
      requires: 'nothing',
      reasons: closingReasons.map(({ text }) => text),
    });
    const lineUserId = await running();
    expect(await owner.call(closeConversation, { lineUserId })).toMatchObject({
      status: 'CLOSED',
      closeReason: null,
    });
  });

  it('takes a reason where one is asked for, and keeps it in the session, the thread and the audit log', async () => {
    await require({ closing: 'reason' });
    const lineUserId = await running();
    await expect(owner.call(closeConversation, { lineUserId })).rejects.toMatchObject(refusedAt('reason'));
    const made = owner.call(closeConversation, { lineUserId, reason: 'ไม่มีในรายการ' });
    await expect(made).rejects.toMatchObject(refusedAt('reason'));
    expect(await statusOf(lineUserId)).toBe('ACTIVE');

    const session = await owner.call(closeConversation, { lineUserId, reason: answered });
    expect(session).toMatchObject({ status: 'CLOSED', closeReason: answered });
    const { messages } = await owner.call(listMessages, { lineUserId });
    expect(messages.at(-1)?.payload).toMatchObject({ event: 'session_closed', detail: answered });
    expect(
      await system.rows.select(
        `SELECT detail ->> 'reason' AS reason FROM audit_log WHERE action = 'session.closed' AND subject_id = $1`,
        [session.id],
      ),
    ).toEqual([{ reason: answered }]);
  });

  it('offers no reason that is not active any more', async () => {
    const reasons = closingReasons.map((one) => ({ ...one, isActive: one.text !== informed }));
    await require({ closing: 'reason', closingReasons: reasons });
    expect((await owner.call(getClosingRules, {})).reasons).not.toContain(informed);
    const lineUserId = await running();
    const old = owner.call(closeConversation, { lineUserId, reason: informed });
    await expect(old).rejects.toMatchObject(refusedAt('reason'));
  });

  it('takes a tag where one is asked for, unless the customer carries one, and puts it on with the closing', async () => {
    const tag = await administrator.call(createTag, { name: 'ลูกค้าประจำ', color: 'green' });
    await require({ closing: 'tag' });
    const lineUserId = await running();
    await expect(owner.call(closeConversation, { lineUserId })).rejects.toMatchObject(refusedAt('tagIds'));
    const unknown = owner.call(closeConversation, { lineUserId, tagIds: [tag.id, '999999999'] });
    await expect(unknown).rejects.toMatchObject(refusedAt('tagIds.1'));
    // What was refused has left nothing behind.
    expect((await owner.call(getConversation, { lineUserId })).tags).toEqual([]);

    await owner.call(closeConversation, { lineUserId, tagIds: [tag.id] });
    expect((await owner.call(getConversation, { lineUserId })).tags).toMatchObject([{ name: 'ลูกค้าประจำ' }]);
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    await owner.call(closeConversation, { lineUserId });
  });

  it('follows the same rules over the socket and for many at once', async () => {
    await require({ closing: 'reason' });
    const [one, other] = [await running(), await running()];
    const tab = await owner.openTab();
    await expect(tab.ask('close_session', { lineUserId: one })).rejects.toMatchObject({
      code: 'validation_error',
    });
    const { results } = await owner.call(bulkClose, { lineUserIds: [one, other] });
    expect(results).toMatchObject([{ ok: false, error: { code: 'validation_error' } }, { ok: false }]);

    await tab.ask('close_session', { lineUserId: one, reason: answered });
    await owner.call(bulkClose, { lineUserIds: [other], reason: answered });
    expect([await statusOf(one), await statusOf(other)]).toEqual(['CLOSED', 'CLOSED']);
  });

  it('tells who may not close it just that, and not what would be missing', async () => {
    await require({ closing: 'reason' });
    const lineUserId = await running();
    const other = await system.signIn();
    await expect(other.call(closeConversation, { lineUserId })).rejects.toMatchObject({ status: 403 });
  });

  it('cannot ask for a reason when there is none to choose', async () => {
    const refused = require({ closing: 'reason', closingReasons: [{ text: 'อื่น ๆ', isActive: false }] });
    await expect(refused).rejects.toMatchObject(refusedAt('sessions.closingReasons'));
    const twice = require({
      closingReasons: [answered, answered].map((text) => ({ text: text ?? '', isActive: true })),
    });
    await expect(twice).rejects.toMatchObject(refusedAt('sessions.closingReasons'));
  });
});

describe('A conversation that was read', () => {
  it('can be marked unread, on every device of this operator and of nobody else', async () => {
    const lineUserId = await createCustomer(system.rows);
    const [, messageId = ''] = await createCustomerMessages(system.rows, lineUserId, ['สวัสดีค่ะ', 'อยู่ไหมคะ']);
    for (const operator of [owner, administrator]) {
      await operator.call(markConversationRead, { lineUserId, messageId });
    }
    const [tab, sameOperator] = [await owner.openTab(), await owner.openTab()];
    expect(await owner.call(markConversationUnread, { lineUserId })).toEqual({ unreadCount: 1 });
    for (const one of [tab, sameOperator]) {
      await one.nextEvent('conversation_update', ({ unreadCount }) => unreadCount === 1);
    }
    expect((await owner.call(getConversation, { lineUserId })).unreadCount).toBe(1);
    expect((await administrator.call(getConversation, { lineUserId })).unreadCount).toBe(0);

    await owner.call(markConversationRead, { lineUserId, messageId });
    expect((await owner.call(getConversation, { lineUserId })).unreadCount).toBe(0);
  });

  it('keeps what was unread before, and needs words of the customer', async () => {
    const lineUserId = await createCustomer(system.rows);
    expect(await owner.call(markConversationUnread, { lineUserId })).toEqual({ unreadCount: 0 });
    await createCustomerMessages(system.rows, lineUserId, ['หนึ่ง', 'สอง', 'สาม']);
    expect(await owner.call(markConversationUnread, { lineUserId })).toEqual({ unreadCount: 3 });
    const unknown = owner.call(markConversationUnread, { lineUserId: `U${'0'.repeat(32)}` });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });
});
