import { createIntent } from '@jsk/contracts/bot-rules';
import { changeChatMode, claimConversation, getConversation } from '@jsk/contracts/conversations';
import { createSkill } from '@jsk/contracts/skills';
import { createAutoReply, createHandoffKeywords } from '@jsk/testing/factories';
import { LineCustomer, type LineEvent } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { noticeHoldSeconds: 0 } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่', 'agent', 'talk to a person']);
  await createAutoReply(system.rows, { keyword: 'สวัสดี', matchKind: 'exact', text: 'สวัสดีค่ะ' });
  await createAutoReply(system.rows, { keyword: 'ราคา', matchKind: 'contains', text: 'ดูราคาได้ที่เมนูค่ะ' });
  await system.rows.select(`INSERT INTO handoff_keywords (keyword, is_active) VALUES ('มนุษย์', false)`);
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function sessionOf({ lineUserId }: LineCustomer) {
  return operator.call(getConversation, { lineUserId }).then(({ session }) => session);
}

/** What the customer has received after these events, once the outbox is empty. */
async function answersTo(customer: LineCustomer, ...events: LineEvent[]): Promise<string[]> {
  await system.process(...events);
  await waitFor(
    async () =>
      expect(
        await system.rows.count(`messages WHERE line_user_id = $1 AND state = 'queued'`, [
          customer.lineUserId,
        ]),
      ).toBe(0),
    { description: 'everything has gone out' },
  );
  return system.line.textsReceivedBy(customer.lineUserId);
}

describe('Asking for a person', () => {
  it.each([
    ['สวัสดีค่ะ อยากขอคุยกับเจ้าหน้าที่หน่อยค่ะ', 'คุยกับเจ้าหน้าที่'],
    ['คุยกับ\u200bเจ้าหน้าที่', 'คุยกับเจ้าหน้าที่'],
    ['AGENT!', 'agent'],
    ['please let me talk to a person', 'talk to a person'],
  ])('«%s» puts the customer into the queue, and the trigger is kept', async (text, keyword) => {
    const customer = new LineCustomer();
    const watching = await operator.openTab();
    const answers = await answersTo(customer, customer.writes(text));

    expect(answers).toEqual([expect.stringContaining('เจ้าหน้าที่'), expect.stringContaining('คิวที่')]);
    expect(system.line.sendingsTo(customer.lineUserId)).toEqual([expect.objectContaining({ kind: 'reply' })]);
    expect(await sessionOf(customer)).toMatchObject({
      status: 'WAITING',
      operator: null,
      trigger: { kind: 'KEYWORD', keyword },
    });
    const own = ({ session }: { session: { lineUserId: string } }) =>
      session.lineUserId === customer.lineUserId;
    await watching.nextEvent('session_created', own);
    await watching.nextEvent('queue_update', ({ waiting }) => waiting > 0);
    await watching.nextEvent(
      'conversation_update',
      ({ lineUserId, waitingSince }) => lineUserId === customer.lineUserId && Boolean(waitingSince),
    );
  });

  it.each(['an agentic workflow', 'reagent', 'มนุษย์', 'ราคาเท่าไร'])('is not read into «%s»', async (text) => {
    const customer = new LineCustomer();
    await system.process(customer.writes(text));
    expect(await sessionOf(customer)).toBeNull();
  });

  it('by the button is the same, with its own trigger', async () => {
    const customer = new LineCustomer();
    expect(await answersTo(customer, customer.taps('action=handoff'))).toHaveLength(2);
    expect(await sessionOf(customer)).toMatchObject({
      status: 'WAITING',
      trigger: { kind: 'POSTBACK', keyword: null },
    });
  });

  it('again while waiting or being served opens no second session, and nobody answers but the person', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await answersTo(customer, customer.writes('คุยกับเจ้าหน้าที่'));
    const first = await sessionOf(customer);
    await answersTo(
      customer,
      customer.writes('agent'),
      customer.taps('action=handoff'),
      customer.writes('ราคา'),
    );
    await operator.call(claimConversation, { lineUserId });
    const answers = await answersTo(customer, customer.writes('คุยกับเจ้าหน้าที่'), customer.writes('สวัสดี'));

    expect(answers).toHaveLength(2);
    expect(await sessionOf(customer)).toMatchObject({ id: first?.id, status: 'ACTIVE' });
    expect(await system.rows.count('sessions WHERE line_user_id = $1', [lineUserId])).toBe(1);
  });

  it('after the close begins a new session', async () => {
    const customer = new LineCustomer();
    const tab = await operator.openTab();
    await system.process(customer.writes('agent'));
    await operator.call(claimConversation, { lineUserId: customer.lineUserId });
    const closed = await tab.ask('close_session', { lineUserId: customer.lineUserId });
    await system.process(customer.writes('agent'));
    const session = await sessionOf(customer);
    expect(session?.status).toBe('WAITING');
    expect(session?.id).not.toBe(closed.id);
  });

  it('shows in the thread what happened, between the messages', async () => {
    const customer = new LineCustomer();
    await answersTo(customer, customer.writes('agent'));
    const tab = await operator.openTab();
    const { messages } = await tab.ask('load_history', { lineUserId: customer.lineUserId });
    expect(messages.map(({ type, sender }) => `${sender.kind} ${type}`)).toEqual([
      'CUSTOMER text',
      'SYSTEM system',
      'SYSTEM text',
      'SYSTEM flex',
    ]);
    expect(messages[1]?.payload).toMatchObject({ event: 'handoff_requested', detail: 'agent' });
  });
});

describe('An intent that hands over', () => {
  const intent = { keywords: [{ keyword: 'ขอใบเสนอราคา', matchKind: 'contains' as const }], handsOff: true };

  it('answers first, then calls a person with the skill for it, all in one free call', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const { id: skillId } = await administrator.call(createSkill, { name: 'ฝ่ายขาย' });
    const responses = ['หนึ่ง', 'สอง', 'สาม'];
    await administrator.call(createIntent, { ...intent, name: 'ใบเสนอราคา', responses, skillId });
    const customer = new LineCustomer();
    const answers = await answersTo(customer, customer.writes('ขอใบเสนอราคาหน่อยค่ะ'));

    expect(answers).toEqual([
      ...responses,
      expect.stringContaining('รับเรื่องแล้วค่ะ'),
      expect.stringContaining('คิวที่'),
    ]);
    expect(system.line.sendingsTo(customer.lineUserId)).toEqual([expect.objectContaining({ kind: 'reply' })]);
    expect(await sessionOf(customer)).toMatchObject({
      status: 'WAITING',
      skill: 'ฝ่ายขาย',
      trigger: { kind: 'INTENT', keyword: 'ใบเสนอราคา' },
    });
  });
});

describe('Where an operator has silenced the bot', () => {
  it('nobody answers, but who asks for a person gets one', async () => {
    const customer = new LineCustomer();
    await system.process(customer.sends({ type: 'sticker', packageId: '446', stickerId: '1988' }));
    await operator.call(changeChatMode, { lineUserId: customer.lineUserId, mode: 'HUMAN' });
    expect(await answersTo(customer, customer.writes('ราคาเท่าไร'))).toEqual([]);
    expect(await answersTo(customer, customer.writes('ขอคุยกับเจ้าหน้าที่'))).toHaveLength(2);
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING' });
  });
});

describe('An ordinary text', () => {
  it('takes six statements until it is answered by the bot and stored with its answer', async () => {
    const customer = new LineCustomer();
    await answersTo(customer, customer.writes('สวัสดี'));
    const statements = jest.spyOn(Client.prototype, 'query');
    await answersTo(customer, customer.writes('ราคาเท่าไร'));
    const made = statements.mock.calls.map(([query], index) => ({
      connection: statements.mock.contexts[index],
      text: typeof query === 'string' ? query : ((query as { text?: string }).text ?? ''),
    }));
    statements.mockRestore();
    // The transaction that claims the event in the inbox.
    const claim = made.find(({ text }) => text.startsWith('WITH claimed AS'));
    const own = made.filter(({ connection }) => connection === claim?.connection).map(({ text }) => text);
    const from = own.indexOf(claim?.text ?? '');
    expect(own.slice(from, own.indexOf('COMMIT', from))).toHaveLength(6);
  });
});

describe('The bot', () => {
  it('greets who follows, with the free reply', async () => {
    const customer = new LineCustomer();
    expect(await answersTo(customer, customer.follows())).toEqual([expect.stringContaining('ยินดีต้อนรับ')]);
    expect(system.line.sendingsTo(customer.lineUserId)).toEqual([expect.objectContaining({ kind: 'reply' })]);
  });

  it.each([
    ['สวัสดี', 'สวัสดีค่ะ'],
    [' สวัสดี ', 'สวัสดีค่ะ'],
    ['ขอทราบราคาหน่อยค่ะ', 'ดูราคาได้ที่เมนูค่ะ'],
  ])('answers «%s» by its rule', async (text, answer) => {
    const customer = new LineCustomer();
    expect(await answersTo(customer, customer.writes(text))).toEqual([answer]);
  });

  it('says so when it does not understand, and how to reach a person', async () => {
    const customer = new LineCustomer();
    const [answer] = await answersTo(customer, customer.writes('สวัสดีตอนเช้า'));
    expect(answer).toContain('คุยกับเจ้าหน้าที่');
  });

  it('does not answer pictures and stickers, which are in the thread all the same', async () => {
    const customer = new LineCustomer();
    const sticker = { type: 'sticker', packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC' };
    const location = { type: 'location', latitude: 13.75, longitude: 100.5, title: 'กรุงเทพ', address: 'ถนน' };
    const answers = await answersTo(
      customer,
      customer.sends(sticker),
      customer.sends(location),
      customer.sends({ type: 'hologram' }),
    );
    expect(answers).toEqual([]);
    expect(
      (
        await system.rows.select<{ type: string }>(
          'SELECT type FROM messages WHERE line_user_id = $1 ORDER BY id',
          [customer.lineUserId],
        )
      ).map(({ type }) => type),
    ).toEqual(['sticker', 'location', 'unsupported']);
  });

  it('does not answer what LINE delivers a quarter of an hour late [case 26]', async () => {
    const customer = new LineCustomer();
    const timestamp = Date.now() - 15 * 60 * 1000;
    expect(await answersTo(customer, customer.writes('ราคา', { timestamp }))).toEqual([]);
  });

  it('does not greet again who comes back while a person has the conversation', async () => {
    const customer = new LineCustomer();
    await answersTo(customer, customer.writes('agent'));
    const follow = customer.follows({ follow: { isUnblocked: true }, timestamp: Date.now() + 1 });
    expect(await answersTo(customer, follow)).toHaveLength(2);
  });
});

describe('Who writes for the first time', () => {
  it('is shown with name and picture from LINE', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    system.line.setProfile(lineUserId, {
      displayName: 'มะลิ 🌼',
      pictureUrl: 'https://example.com/m.jpg',
      language: 'th',
    });
    const tab = await operator.openTab();
    await system.process(customer.writes('สวัสดี'));
    await tab.nextEvent(
      'conversation_update',
      (patch) => patch.lineUserId === lineUserId && patch.displayName === 'มะลิ 🌼',
    );
    expect(await operator.call(getConversation, { lineUserId })).toMatchObject({
      displayName: 'มะลิ 🌼',
      pictureUrl: 'https://example.com/m.jpg',
      language: 'th',
    });
  });

  it('has a conversation also when LINE has no profile, and is not asked for it with every message [case 82]', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('หนึ่ง'));
    const profileCalls = () =>
      system.line.calls.filter(
        ({ kind, lineUserId }) => kind === 'profile' && lineUserId === customer.lineUserId,
      );
    await waitFor(
      async () =>
        expect(
          await system.rows.count('customers WHERE line_user_id = $1 AND profile_fetched_at IS NOT NULL', [
            customer.lineUserId,
          ]),
        ).toBe(1),
      { description: 'LINE was asked' },
    );
    await system.process(customer.writes('สอง'));
    expect(profileCalls()).toHaveLength(1);
    expect(await operator.call(getConversation, { lineUserId: customer.lineUserId })).toMatchObject({
      displayName: '',
    });
  });
});
