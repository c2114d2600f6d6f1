import { bulkAssign, bulkClose, bulkRead, bulkTag } from '@jsk/contracts/conversation-bulk';
import {
  changeChatMode,
  claimConversation,
  closeConversation,
  getConversation,
  listConversations,
  markConversationRead,
  pinConversation,
  refreshProfile,
  startConversation,
  transferConversation,
} from '@jsk/contracts/conversations';
import { markAsReadAtLine } from '@jsk/contracts/customer-signals';
import { listMessages, sendMessage, sendSticker } from '@jsk/contracts/messages';
import { getQueue } from '@jsk/contracts/queue';
import { type RoutingSettings, updateSettings } from '@jsk/contracts/settings';
import { updateOperator } from '@jsk/contracts/people';
import type { ClientEventName } from '@jsk/contracts/socket-events';
import { createCustomer, createCustomerMessages, createSession, createSkill } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { type ConsoleTab, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { openFile, pictureOf, sendFromPhone, settledMessage, mediaOf } from '../testing/message-files';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
/** Has the skill sales. */
let seller: OperatorSession;
/** Has no skill. */
let other: OperatorSession;
let sales: string;
let repairs: string;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true });
  administrator = await system.signIn({ role: 'ADMIN' });
  seller = await system.signIn();
  other = await system.signIn({}, system.apis[1]);
  sales = await createSkill(system.rows, 'ฝ่ายขาย', [seller.user]);
  repairs = await createSkill(system.rows, 'ฝ่ายช่าง');
});
afterEach(async () => {
  system.closeTabs();
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_at = now(), closed_by = 'SYSTEM' WHERE closed_at IS NULL`,
  );
});
afterAll(() => system.stop());

/** From now on, on every instance. */
async function choose(routing: Partial<RoutingSettings>): Promise<void> {
  await administrator.call(updateSettings, { routing });
  // The rule reaches the other instance with the news of the change.
  const hidden = await createCustomer(system.rows);
  await createSession(system.rows, hidden, { skillId: repairs, operatorId: administrator.user.id });
  for (const operator of [seller, other]) {
    await waitFor(async () => expect(await seesByRest(operator, hidden)).toBe(routing.visibility === 'all'), {
      description: 'the rule is in force',
    });
  }
  await administrator.call(closeConversation, { lineUserId: hidden });
}

async function conversation(given: Parameters<typeof createSession>[2] | null): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  if (given) await createSession(system.rows, lineUserId, given);
  return lineUserId;
}

async function closed(operator: OperatorSession): Promise<string> {
  const lineUserId = await conversation({ operatorId: operator.user.id });
  await administrator.call(closeConversation, { lineUserId });
  return lineUserId;
}

async function seesByRest(operator: OperatorSession, lineUserId: string): Promise<boolean> {
  const attempt = operator.call(getConversation, { lineUserId });
  return attempt.then(
    () => true,
    (error: { status?: number }) => {
      expect(error).toMatchObject({ status: 404, problem: { code: 'not_found' } });
      return false;
    },
  );
}

async function keysInList(
  operator: OperatorSession,
  status: 'all' | 'waiting' | 'active',
): Promise<string[]> {
  const { items } = await operator.call(listConversations, { status, limit: 100 });
  return items.map(({ lineUserId }) => lineUserId);
}

/** Everywhere the same: alone, in the list and in the counts. */
async function expectToSee(operator: OperatorSession, visible: string[], hidden: string[]): Promise<void> {
  for (const lineUserId of visible) expect(await seesByRest(operator, lineUserId)).toBe(true);
  for (const lineUserId of hidden) expect(await seesByRest(operator, lineUserId)).toBe(false);
  const listed = await keysInList(operator, 'all');
  expect(listed).toEqual(expect.arrayContaining(visible));
  expect(listed.filter((lineUserId) => hidden.includes(lineUserId))).toEqual([]);
  const { counts } = await operator.call(listConversations, {});
  expect(counts.all).toBe(listed.length);
  expect(counts.waiting).toBe((await keysInList(operator, 'waiting')).length);
  expect(counts.active).toBe((await keysInList(operator, 'active')).length);
}

describe('When everybody may see everything', () => {
  it('nothing is hidden', async () => {
    const conversations = [
      await conversation(null),
      await conversation({ skillId: sales }),
      await conversation({ operatorId: seller.user.id }),
      await closed(seller),
    ];
    await expectToSee(other, conversations, []);
  });
});

describe('When agents see what matches their skills', () => {
  beforeAll(() => choose({ visibility: 'skill' }));

  it('they see what needs no skill, or one of theirs, or is open to all, or is theirs, or is over', async () => {
    const everybodys = [
      await conversation(null),
      await conversation({}),
      await conversation({ operatorId: administrator.user.id }),
      await closed(seller),
    ];
    const opened = await conversation({ skillId: repairs });
    await system.rows.select('UPDATE sessions SET opened_to_all_at = now() WHERE line_user_id = $1', [
      opened,
    ]);
    const forSales = await conversation({ skillId: sales, operatorId: administrator.user.id });
    const ofOther = await conversation({ skillId: repairs, operatorId: other.user.id });
    const ofNobodyHere = await conversation({ skillId: repairs, operatorId: administrator.user.id });
    await expectToSee(seller, [...everybodys, opened, forSales], [ofOther, ofNobodyHere]);
    await expectToSee(other, [...everybodys, opened, ofOther], [forSales, ofNobodyHere]);
    await expectToSee(administrator, [...everybodys, opened, forSales, ofOther, ofNobodyHere], []);
  });

  it('the queue shows them nothing else, with the places as they are', async () => {
    const hidden = await conversation({ skillId: sales, createdAt: new Date(Date.now() - 60_000) });
    const shown = await conversation({});
    // Somebody with the skill is there, so that it is not opened to all.
    await seller.openTab();
    const queue = await other.call(getQueue, {});
    expect(queue.items.map(({ lineUserId, position }) => ({ lineUserId, position }))).toEqual([
      { lineUserId: shown, position: 2 },
    ]);
    expect(queue.waiting).toBe(1);
    expect((await seller.call(getQueue, {})).items.map(({ lineUserId }) => lineUserId)).toEqual([
      hidden,
      shown,
    ]);
  });

  it('a conversation that becomes somebody’s matter disappears from the consoles of the others', async () => {
    const lineUserId = await conversation({ operatorId: administrator.user.id });
    const [ofSeller, ofOther] = [await seller.watch(lineUserId), await other.watch(lineUserId)];
    await administrator.call(transferConversation, { lineUserId, skill: 'ฝ่ายขาย' });
    await ofSeller.nextEvent('session_transferred', ({ session }) => session.lineUserId === lineUserId);
    await ofOther.nextEvent('conversation_hidden', (news) => news.lineUserId === lineUserId);
    await administrator.call(claimConversation, { lineUserId });
    await administrator.call(sendMessage, { lineUserId, text: 'เฉพาะฝ่ายขาย', clientId: newClientId() });
    await ofSeller.nextEvent('new_message', ({ text }) => text === 'เฉพาะฝ่ายขาย');
    await ofSeller.nextEvent('conversation_update', ({ lastMessage }) => lastMessage?.text === 'เฉพาะฝ่ายขาย');
    expect(ofSeller.events('conversation_hidden')).toEqual([]);
    await expectNothingOf(ofOther, lineUserId);
  });

  it('somebody who has just learned it sees it, after their console has come back', async () => {
    const learner = await system.signIn();
    const tab = await learner.openTab();
    const hangsUp = new Promise((resolve) => tab.socket.once('disconnect', resolve));
    const lineUserId = await conversation({ skillId: repairs, operatorId: administrator.user.id });
    expect(await seesByRest(learner, lineUserId)).toBe(false);
    await administrator.call(updateOperator, { operatorId: learner.user.id, skillIds: [repairs] });
    expect(await hangsUp).toBe('io server disconnect');
    expect(await seesByRest(learner, lineUserId)).toBe(true);
    const again = await learner.watch(lineUserId);
    await administrator.call(sendMessage, { lineUserId, text: 'ยินดีต้อนรับ', clientId: newClientId() });
    await again.nextEvent('conversation_update', ({ lastMessage }) => lastMessage?.text === 'ยินดีต้อนรับ');
  });
});

describe('When agents see their own conversations', () => {
  beforeAll(() => choose({ visibility: 'own' }));

  it('they see theirs, those that were theirs the last time, and those that wait to be claimed', async () => {
    const mine = [
      await conversation({ operatorId: other.user.id }),
      await closed(other),
      await conversation({}),
    ];
    const others = [
      await conversation(null),
      await conversation({ operatorId: seller.user.id }),
      await closed(seller),
    ];
    await expectToSee(other, mine, others);
    await expectToSee(administrator, [...mine, ...others], []);
  });

  it('nothing can be done about a conversation of somebody else: it does not exist', async () => {
    const lineUserId = await conversation({ operatorId: seller.user.id });
    const [messageId = ''] = await createCustomerMessages(system.rows, lineUserId, ['สวัสดีค่ะ']);
    const clientId = newClientId();
    const attempts = [
      () => other.call(getConversation, { lineUserId }),
      () => other.call(listMessages, { lineUserId }),
      () => other.call(sendMessage, { lineUserId, text: 'แทรก', clientId }),
      () => other.call(sendSticker, { lineUserId, packageId: '446', stickerId: '1988', clientId }),
      () => other.call(claimConversation, { lineUserId }),
      () => other.call(closeConversation, { lineUserId }),
      () => other.call(startConversation, { lineUserId }),
      () => other.call(transferConversation, { lineUserId, queue: true }),
      () => other.call(changeChatMode, { lineUserId, mode: 'BOT' }),
      () => other.call(markConversationRead, { lineUserId, messageId }),
      () => other.call(markAsReadAtLine, { lineUserId }),
      () => other.call(refreshProfile, { lineUserId }),
      () => other.call(pinConversation, { lineUserId }),
    ];
    const unknown = `U${'0'.repeat(32)}`;
    const asIfUnknown = await other
      .call(getConversation, { lineUserId: unknown })
      .catch((error: unknown) => error);
    for (const attempt of attempts) {
      const { problem } = asIfUnknown as { problem: { code: string; detail: string } };
      await expect(attempt()).rejects.toMatchObject({
        status: 404,
        problem: { code: problem.code, detail: problem.detail },
      });
    }
    const tab = await other.openTab();
    const events: [ClientEventName, Record<string, unknown>][] = [
      ['join_room', {}],
      ['load_history', {}],
      ['send_message', { text: 'แทรก', tempId: clientId }],
      ['typing_start', {}],
      ['claim_session', {}],
      ['close_session', {}],
      ['transfer_session', { toOperatorId: other.user.id }],
      ['mark_read', { messageId }],
    ];
    for (const [name, input] of events) {
      await expect(tab.askAnything(name, { lineUserId, ...input })).rejects.toThrow(
        'There is no customer with this id',
      );
    }
    expect(await tab.ask('leave_room', { lineUserId })).toEqual({});
  });

  it('nor can it be among several', async () => {
    const lineUserIds = [await conversation({ operatorId: seller.user.id })];
    const [tag] = await system.rows.select<{ id: string }>(
      `INSERT INTO tags (name, color) VALUES ('ลับ', 'red') RETURNING id`,
    );
    const attempts = [
      other.call(bulkAssign, { lineUserIds, toOperatorId: other.user.id }),
      other.call(bulkTag, { lineUserIds, tagId: tag?.id ?? '' }),
      other.call(bulkClose, { lineUserIds }),
      other.call(bulkRead, { lineUserIds }),
    ];
    for (const { results } of await Promise.all(attempts)) {
      expect(results).toMatchObject([{ ok: false, error: { code: 'not_found' } }]);
    }
    expect(await system.rows.count('customer_tags WHERE line_user_id = $1', lineUserIds)).toBe(0);
  });

  it('a file of a conversation of somebody else cannot be loaded', async () => {
    const { customer } = await sendFromPhone(system, { type: 'image' }, { bytes: await pictureOf(40, 30) });
    const { url } = mediaOf(await settledMessage(administrator, customer.lineUserId));
    await createSession(system.rows, customer.lineUserId, { operatorId: seller.user.id });
    expect((await openFile(seller, url)).status).toBe(200);
    expect((await openFile(administrator, url)).status).toBe(200);
    expect((await openFile(other, url)).status).toBe(404);
  });

  it('a claim takes the conversation out of the consoles of the others before anything of it is told', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('สวัสดีค่ะ'));
    const { lineUserId } = customer;
    await createSession(system.rows, lineUserId);
    const tab = await other.watch(lineUserId);
    const waiting = await seller.openTab();
    await seller.call(claimConversation, { lineUserId });
    await tab.nextEvent('conversation_hidden', (news) => news.lineUserId === lineUserId);
    await waiting.nextEvent('session_claimed', ({ session }) => session.lineUserId === lineUserId);
    await system.process(customer.writes('ความลับ'));
    await waiting.nextEvent('conversation_update', ({ lastMessage }) => lastMessage?.text === 'ความลับ');
    await expectNothingOf(tab, lineUserId);
    // Not even that there is one who types.
    await expect(tab.ask('typing_start', { lineUserId })).rejects.toThrow(
      'There is no customer with this id',
    );
  });

  it('each console is told how many wait for it', async () => {
    const tab = await other.openTab();
    await conversation({ operatorId: seller.user.id });
    const lineUserId = await conversation({});
    await administrator.call(claimConversation, { lineUserId });
    await tab.nextEvent('queue_update', ({ waiting }) => waiting === 0);
  });

  it('those that wait are hidden, too, when they are assigned', async () => {
    const tab = await other.openTab();
    const hangsUp = new Promise((resolve) => tab.socket.once('disconnect', resolve));
    await choose({ visibility: 'own', assignment: 'round_robin' });
    expect(await hangsUp).toBe('io server disconnect');
    await waitFor(
      async () => expect(await system.rows.count(`operator_availability WHERE status = 'online'`)).toBe(0),
      { description: 'everybody has gone' },
    );
    const waiting = await conversation({});
    await expectToSee(other, [], [waiting]);
    expect((await other.call(getQueue, {})).items).toEqual([]);
    await choose({ visibility: 'own', assignment: 'manual' });
    await expectToSee(other, [waiting], []);
  });
});

/** Nothing about the conversation has come to this tab since it was hidden. */
async function expectNothingOf(tab: ConsoleTab, lineUserId: string): Promise<void> {
  // What is told to everybody now, on the way from the same instance, comes after whatever was told before.
  const late = await system.signIn();
  await late.openTab(system.api.url);
  await tab.nextEvent('presence_update', ({ operator }) => operator.id === late.user.id);
  const names = ['new_message', 'message_updated', 'conversation_update', 'typing_indicator'] as const;
  const told = JSON.stringify(names.flatMap((name) => tab.events<(typeof names)[number]>(name)));
  expect(told).not.toContain('เฉพาะฝ่ายขาย');
  expect(told).not.toContain('ความลับ');
  for (const name of ['session_claimed', 'session_transferred', 'session_assigned'] as const) {
    expect(tab.events(name).filter(({ session }) => session.lineUserId === lineUserId)).toEqual([]);
  }
  const lines = tab.events('new_message').filter(({ payload }) => payload?.kind === 'system');
  expect(lines.filter((message) => message.lineUserId === lineUserId)).toEqual([]);
}
