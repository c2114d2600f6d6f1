import { getConversation, listConversations } from '@jsk/contracts/conversations';
import { listMessages, sendMessage } from '@jsk/contracts/messages';
import { changeNote, listNotes, seeMentions, withdrawNote, writeNote } from '@jsk/contracts/notes';
import { updateSettings } from '@jsk/contracts/settings';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let writer: OperatorSession;
let owner: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  writer = await system.signIn({ displayName: 'สมชาย' });
  owner = await system.signIn({ displayName: 'มาลี' });
  administrator = await system.signIn({ role: 'ADMIN', displayName: 'หัวหน้า' });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

/** A conversation that the owner answers. */
async function conversation(): Promise<string> {
  const lineUserId = await createCustomer(system.rows, { displayName: 'คุณนก' });
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return lineUserId;
}

const write = (lineUserId: string, text: string, mentions: string[] = [], clientId = newClientId()) =>
  writer.call(writeNote, { lineUserId, text, mentions, clientId });
const mentionsOf = async (operator: OperatorSession) =>
  (await operator.call(listConversations, { status: 'mentions' })).items.map(({ lineUserId }) => lineUserId);

describe('A note', () => {
  it('is written by anybody who sees the conversation, and everybody who watches sees it at once', async () => {
    const lineUserId = await conversation();
    const [watching, mine] = [await owner.watch(lineUserId), await writer.openTab()];
    const clientId = newClientId();
    const note = await write(lineUserId, 'ลูกค้า VIP', [], clientId);

    expect(note).toMatchObject({
      type: 'note',
      text: 'ลูกค้า VIP',
      state: 'received',
      sender: { kind: 'OPERATOR', name: 'สมชาย' },
      tempId: clientId,
      cost: null,
    });
    expect(await watching.nextEvent('new_message')).toEqual(note);
    expect(await mine.nextEvent('message_sent')).toEqual(note);
    const { messages } = await owner.call(listMessages, { lineUserId });
    expect(messages).toEqual([note]);
    await expect(
      writer.call(sendMessage, { lineUserId, text: 'ตอบแทน', clientId: newClientId() }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('is written also where nobody answers: waiting, closed, never asked', async () => {
    const lineUserId = await createCustomer(system.rows);
    await write(lineUserId, 'ยังไม่เคยขอคุย');
    await createSession(system.rows, lineUserId);
    await write(lineUserId, 'รออยู่ในคิว');
    const { items } = await owner.call(listNotes, { lineUserId });
    expect(items.map(({ text }) => text)).toEqual(['รออยู่ในคิว', 'ยังไม่เคยขอคุย']);
  });

  it('never reaches the customer, and counts neither as an answer, as activity nor as unread', async () => {
    const lineUserId = await conversation();
    const before = await owner.call(getConversation, { lineUserId });
    await write(lineUserId, 'อย่าลืมถามที่อยู่');
    const after = await owner.call(getConversation, { lineUserId });

    expect(after.session).toEqual(before.session);
    expect(after).toMatchObject({ unreadCount: 0, customerMessageCount: 0, lastMessage: before.lastMessage });
    const sent = system.line.calls.filter(({ kind }) => kind === 'push' || kind === 'reply');
    expect(sent).toEqual([]);
    expect(await system.rows.select('SELECT 1 FROM deliveries')).toEqual([]);
  });

  it('is written once, however often it is sent with the same client id', async () => {
    const lineUserId = await conversation();
    const clientId = newClientId();
    const [first, again] = await Promise.all([
      write(lineUserId, 'หนึ่งเดียว', [], clientId),
      write(lineUserId, 'หนึ่งเดียว', [], clientId),
    ]);
    expect(again).toEqual(first);
    expect((await owner.call(listNotes, { lineUserId })).items).toHaveLength(1);
  });

  it('is changed by its writer only, and everybody sees the change', async () => {
    const lineUserId = await conversation();
    const { id: messageId } = await write(lineUserId, 'ส่งวันจันทร์');
    const tab = await owner.watch(lineUserId);
    const change = { lineUserId, messageId, text: 'ส่งวันอังคาร' };
    await expect(owner.call(changeNote, change)).rejects.toMatchObject({ status: 403 });
    await expect(administrator.call(withdrawNote, { lineUserId, messageId })).rejects.toMatchObject({
      status: 403,
    });

    const changed = await writer.call(changeNote, change);
    expect(changed).toMatchObject({ id: messageId, text: 'ส่งวันอังคาร', editedAt: expect.any(String) });
    expect(await tab.nextEvent('message_updated')).toEqual(changed);
  });

  it('leaves nothing but the fact when it is taken back', async () => {
    const lineUserId = await conversation();
    const { id: messageId } = await write(lineUserId, 'รหัส 1234', [owner.user.id]);
    expect(await mentionsOf(owner)).toContain(lineUserId);
    const tab = await owner.watch(lineUserId);
    const withdrawn = await writer.call(withdrawNote, { lineUserId, messageId });

    expect(withdrawn).toMatchObject({ type: 'note', state: 'unsent', text: null, payload: null });
    expect(await tab.nextEvent('message_updated')).toEqual(withdrawn);
    expect(await tab.nextEvent('conversation_update', (its) => its.hasOpenMention === false)).toBeTruthy();
    expect(await mentionsOf(owner)).not.toContain(lineUserId);
    expect((await owner.call(listNotes, { lineUserId })).items).toEqual([]);
    await expect(writer.call(withdrawNote, { lineUserId, messageId })).rejects.toMatchObject({ status: 403 });
  });

  it('is listed page by page', async () => {
    const lineUserId = await conversation();
    for (const text of ['1', '2', '3']) await write(lineUserId, text);
    const first = await owner.call(listNotes, { lineUserId, limit: 2 });
    expect(first.items.map(({ text }) => text)).toEqual(['3', '2']);
    const second = await owner.call(listNotes, { lineUserId, limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ text: '1' }], nextCursor: null });
    await expect(owner.call(listNotes, { lineUserId, cursor: 'nonsense' })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'cursor' }] },
    });
  });

  it('is kept in the audit log without what it says', async () => {
    const lineUserId = await conversation();
    const { id } = await write(lineUserId, 'ความลับ');
    expect(
      await system.rows.select('SELECT action, detail FROM audit_log WHERE subject_id = $1', [id]),
    ).toEqual([{ action: 'note.written', detail: { lineUserId } }]);
  });
});

describe('Somebody who is mentioned', () => {
  it('is told on every tab, and finds the conversation until they have looked at it', async () => {
    const lineUserId = await conversation();
    const [tab, otherTab] = [await owner.openTab(), await owner.openTab()];
    const note = await write(lineUserId, '@มาลี ช่วยดูหน่อย', [owner.user.id, writer.user.id]);

    expect(note.payload).toEqual({ kind: 'note', mentions: [{ id: owner.user.id, name: 'มาลี' }] });
    expect(await tab.nextEvent('mentioned')).toEqual({ message: note, displayName: 'คุณนก' });
    await otherTab.nextEvent('mentioned');
    await otherTab.nextEvent('conversation_update', (its) => its.hasOpenMention === true);
    const { items, counts } = await owner.call(listConversations, { status: 'mentions' });
    expect(items).toMatchObject([{ lineUserId, hasOpenMention: true }]);
    expect(counts.mentions).toBe(1);
    expect(await mentionsOf(writer)).toEqual([]);

    await owner.call(seeMentions, { lineUserId });
    await otherTab.nextEvent('conversation_update', (its) => its.hasOpenMention === false);
    expect(await mentionsOf(owner)).toEqual([]);
    expect(await owner.call(getConversation, { lineUserId })).toMatchObject({ hasOpenMention: false });
  });

  it('is told once, also when the note is changed afterwards', async () => {
    const lineUserId = await conversation();
    const tab = await owner.openTab();
    const { id: messageId } = await write(lineUserId, '@มาลี', [owner.user.id]);
    const change = { lineUserId, messageId, text: '@มาลี @หัวหน้า' };
    const chief = await administrator.openTab();
    await writer.call(changeNote, { ...change, mentions: [owner.user.id, administrator.user.id] });
    await chief.nextEvent('mentioned');
    expect(tab.events('mentioned')).toHaveLength(1);
  });

  it('is not told of a conversation that they may not see', async () => {
    await administrator.call(updateSettings, { routing: { visibility: 'own' } });
    try {
      const lineUserId = await createCustomer(system.rows);
      await createSession(system.rows, lineUserId, { operatorId: writer.user.id });
      const mentions = [owner.user.id, administrator.user.id];
      const note = await write(lineUserId, '@มาลี @หัวหน้า', mentions);
      expect(note.payload).toMatchObject({ mentions: [{ name: 'หัวหน้า' }] });
      for (const refused of [
        owner.call(listNotes, { lineUserId }),
        owner.call(writeNote, { lineUserId, text: 'แอบดู', clientId: newClientId() }),
      ]) {
        await expect(refused).rejects.toMatchObject({ status: 404 });
      }
    } finally {
      await administrator.call(updateSettings, { routing: { visibility: 'all' } });
    }
  });
});
