import { listGroupMessages, listGroups } from '@jsk/contracts/groups';
import { updateSettings } from '@jsk/contracts/settings';
import { createHandoffKeywords } from '@jsk/testing/factories';
import { LineCustomer, LineGroup, lineMessageIdOf, type LineEvent } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;

const showGroups = (isShown: boolean) =>
  administrator.call(updateSettings, { webhook: { showGroups: isShown } });

beforeAll(async () => {
  system = await TestSystem.start({ settings: { webhook: { showGroups: true } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterAll(() => system.stop());

async function threadOf({ id }: LineGroup) {
  return (await administrator.call(listGroupMessages, { groupId: id })).messages;
}

const textsOf = async (group: LineGroup) => (await threadOf(group)).map(({ text }) => text);

const groupOf = async ({ id }: LineGroup) =>
  (await administrator.call(listGroups, {})).items.find((group) => group.id === id);

describe('What is written in a group or room', () => {
  it.each([['group'], ['room']] as const)(
    'is kept there and never reaches the one-on-one chat of its author: %s [case 33]',
    async (kind) => {
      const group = new LineGroup(kind);
      const member = new LineCustomer();
      const at = Date.now();
      await system.process(
        member.writes('คุยกับเจ้าหน้าที่', { ...group.source(member), timestamp: at }),
        member.writes('ไม่บอกชื่อ', { ...group.source(), timestamp: at + 1 }),
        member.taps('action=handoff', { ...group.source(member), timestamp: at + 2 }),
      );
      expect(await textsOf(group)).toEqual(['คุยกับเจ้าหน้าที่', 'ไม่บอกชื่อ']);
      expect((await threadOf(group)).map((message) => message.member.lineUserId)).toEqual([
        member.lineUserId,
        null,
      ]);
      expect(await system.rows.count('customers WHERE line_user_id = $1', [member.lineUserId])).toBe(0);
      expect(await system.rows.count('messages')).toBe(0);
      expect(await system.rows.count('reply_tokens')).toBe(0);
      expect(system.line.sendingsTo(member.lineUserId)).toEqual([]);
    },
  );

  it('is stored once when LINE delivers it under two event ids', async () => {
    const group = new LineGroup();
    const event = new LineCustomer().writes('ครั้งเดียว', group.source());
    await system.process(event, { ...event, webhookEventId: undefined });
    expect(await textsOf(group)).toEqual(['ครั้งเดียว']);
  });

  it('shows that a file was sent, and the file is not fetched', async () => {
    const group = new LineGroup();
    const member = new LineCustomer();
    const image = { type: 'image', contentProvider: { type: 'line' } };
    const file = { type: 'file', fileName: 'ใบเสร็จ.pdf', fileSize: 10 };
    const sticker = { type: 'sticker', packageId: '446', stickerId: '1988' };
    await system.process(
      ...[image, file, sticker].map((message) => member.sends(message, group.source(member))),
    );
    expect(
      (await threadOf(group)).map(({ type, text, payload }) => [type, text, payload?.kind ?? null]),
    ).toEqual([
      ['image', null, null],
      ['file', 'ใบเสร็จ.pdf', null],
      ['sticker', null, 'sticker'],
    ]);
    expect(system.line.calls.filter(({ kind }) => kind === 'content')).toEqual([]);
  });

  it('reads as it was edited last, whatever order its edits come in, with its history [case 38]', async () => {
    const group = new LineGroup();
    const member = new LineCustomer();
    const at = Date.now();
    const inGroup = (ms: number) => ({ ...group.source(member), timestamp: at + ms });
    const event = member.writes('หนึ่ง', inGroup(0));
    const id = lineMessageIdOf(event);
    const edits = [member.edits(id, 'สาม', inGroup(2)), member.edits(id, 'สอง', inGroup(1))];
    const late = member.writes('ก', inGroup(5));
    const early = member.edits(lineMessageIdOf(late), 'ข', inGroup(6));
    for (const next of [event, ...edits, early, late]) await system.process(next);

    expect(await textsOf(group)).toEqual(['สาม', 'ข']);
    expect((await threadOf(group))[0]).toMatchObject({ editedAt: new Date(at + 2).toISOString() });
    expect(
      await system.rows.select(
        'SELECT earlier_texts AS texts FROM group_messages WHERE group_id = $1 ORDER BY created_at',
        [group.id],
      ),
    ).toEqual([{ texts: ['หนึ่ง', 'สอง'] }, { texts: ['ก'] }]);
  });

  it.each([['after'], ['before']])(
    'leaves nothing but a tombstone when it is taken back %s it arrives [case 39] [case 40]',
    async (when) => {
      const group = new LineGroup();
      const member = new LineCustomer();
      const at = Date.now();
      const inGroup = (ms: number) => ({ ...group.source(member), timestamp: at + ms });
      const secret = `ลับในกลุ่ม-${when}`;
      const message = member.writes(secret, inGroup(0));
      const id = lineMessageIdOf(message);
      const edit = member.edits(id, `${secret} แก้`, inGroup(1));
      const unsend = member.unsends(id, inGroup(2));
      const order: LineEvent[] = when === 'after' ? [message, edit, unsend] : [unsend, edit, message];
      for (const event of order) await system.process(event);

      expect(await threadOf(group)).toMatchObject([{ state: 'unsent', text: null, payload: null }]);
      const [trace] = await system.rows.select<{ found: number }>(
        `SELECT (SELECT count(*) FROM group_messages m WHERE to_jsonb(m)::text LIKE $1)
              + (SELECT count(*) FROM webhook_events WHERE payload::text LIKE $1) AS found`,
        [`%${secret}%`],
      );
      expect(Number(trace?.found)).toBe(0);
    },
  );
});

describe('A group', () => {
  it('is known by its name and by who is in it', async () => {
    const group = new LineGroup();
    const [member, unnamed] = [new LineCustomer(), new LineCustomer()];
    system.line.groups.names.set(group.id, 'ทีมขาย');
    system.line.groups.memberNames.set(member.lineUserId, 'มานี');
    await system.process(
      member.event('join', group.source()),
      member.writes('สวัสดีทุกคน', { ...group.source(member), timestamp: Date.now() + 1 }),
      unnamed.writes('ดีจ้า', { ...group.source(unnamed), timestamp: Date.now() + 2 }),
    );
    await waitFor(
      async () => {
        expect(await groupOf(group)).toMatchObject({ name: 'ทีมขาย', kind: 'group', isMember: true });
        expect((await threadOf(group)).map((message) => message.member.name)).toEqual([null, 'มานี', null]);
      },
      { description: 'LINE has told the names' },
    );
  });

  it('that is a room has no name, and those who write in it have', async () => {
    const room = new LineGroup('room');
    const member = new LineCustomer();
    system.line.groups.memberNames.set(member.lineUserId, 'ปิติ');
    await system.process(member.writes('สวัสดีทุกคน', room.source(member)));
    await waitFor(
      async () => {
        expect(await groupOf(room)).toMatchObject({ name: null, kind: 'room' });
        expect(await threadOf(room)).toMatchObject([{ member: { name: 'ปิติ' } }]);
      },
      { description: 'LINE has told the name' },
    );
  });

  it('shows who comes and goes, our account included', async () => {
    const group = new LineGroup();
    const [one, two] = [new LineCustomer(), new LineCustomer()];
    const at = Date.now();
    const inGroup = (ms: number) => ({ ...group.source(), timestamp: at + ms, replyToken: undefined });
    const members = [one, two].map(({ lineUserId }) => ({ type: 'user', userId: lineUserId }));
    await system.process(
      one.event('join', inGroup(0)),
      one.event('memberJoined', { joined: { members }, ...inGroup(1) }),
      one.event('memberLeft', { left: { members: [{ type: 'user' }] }, ...inGroup(2) }),
    );
    expect(await groupOf(group)).toMatchObject({ isMember: true });
    await system.process(one.event('leave', inGroup(3)));
    // A join that comes late does not bring us back.
    await system.process(one.event('join', inGroup(0)));
    expect(await groupOf(group)).toMatchObject({ isMember: false });
    const events = (await threadOf(group)).map(({ event, member }) => [event, member.lineUserId]);
    expect(events.slice(-4)).toEqual([
      ['member_joined', one.lineUserId],
      ['member_joined', two.lineUserId],
      ['member_left', null],
      ['left', null],
    ]);
  });

  it('stands in the list by its newest activity, page by page, with its last message', async () => {
    await system.rows.select('TRUNCATE line_groups CASCADE');
    const groups = [new LineGroup(), new LineGroup('room'), new LineGroup()];
    const member = new LineCustomer();
    const at = Date.now();
    await system.process(
      ...groups.map((group, index) =>
        member.writes(`ข้อความ ${index}`, { ...group.source(member), timestamp: at + index }),
      ),
    );
    const first = await administrator.call(listGroups, { limit: 2 });
    const second = await administrator.call(listGroups, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ id, lastMessage }) => [id, lastMessage?.text])).toEqual(
      [2, 1, 0].map((index) => [groups[index]?.id, `ข้อความ ${index}`]),
    );
    expect(second.nextCursor).toBeNull();
  });

  it('is read backwards, page by page', async () => {
    const group = new LineGroup();
    const member = new LineCustomer();
    const at = Date.now();
    await system.process(
      ...[0, 1, 2].map((index) => member.writes(String(index), { ...group.source(), timestamp: at + index })),
    );
    const newest = await administrator.call(listGroupMessages, { groupId: group.id, limit: 2 });
    expect(newest).toMatchObject({ messages: [{ text: '1' }, { text: '2' }], hasMore: true });
    const beforeId = newest.messages[0]?.id;
    const older = await administrator.call(listGroupMessages, { groupId: group.id, limit: 2, beforeId });
    expect(older).toMatchObject({ messages: [{ text: '0' }], hasMore: false });
  });
});

describe('Reading groups', () => {
  it('is for administrators, and only while it is switched on', async () => {
    const agent = await system.signIn({ role: 'AGENT' });
    await expect(agent.call(listGroups, {})).rejects.toMatchObject({ status: 403 });
    const group = new LineGroup();
    await system.process(new LineCustomer().writes('เงียบ ๆ', group.source()));
    await showGroups(false);
    const refused = { status: 403, problem: { code: 'forbidden' } };
    await expect(administrator.call(listGroups, {})).rejects.toMatchObject(refused);
    await expect(administrator.call(listGroupMessages, { groupId: group.id })).rejects.toMatchObject(refused);
    await showGroups(true);
    expect(await textsOf(group)).toEqual(['เงียบ ๆ']);
  });

  it('says so when there is no such group, and when the address is wrong', async () => {
    const unknown = administrator.call(listGroupMessages, { groupId: new LineGroup().id });
    await expect(unknown).rejects.toMatchObject({ status: 404, problem: { code: 'not_found' } });
    const wrong = administrator.call(listGroupMessages, { groupId: '../quota' });
    await expect(wrong).rejects.toMatchObject({ status: 400 });
    const cursor = administrator.call(listGroups, { cursor: 'eyJ4IjoxfQ' });
    await expect(cursor).rejects.toMatchObject({ status: 400, problem: { code: 'validation_error' } });
  });
});
