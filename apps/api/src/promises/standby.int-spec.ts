import { claimConversation, closeConversation, getConversation } from '@jsk/contracts/conversations';
import {
  confirmMessage,
  listMessages,
  retryMessage,
  sendMessage,
  sendSticker,
} from '@jsk/contracts/messages';
import { createCustomer, createHandoffKeywords, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { coalesceWindowMs: 0 } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(async () => {
  await system.stop();
  expect(system.line.violations).toEqual([]);
});

const standby = { mode: 'standby', replyToken: undefined };
const refused = { status: 409, problem: { code: 'chat_on_standby' } };

const conversationOf = ({ lineUserId }: LineCustomer) => operator.call(getConversation, { lineUserId });

/** A customer whom the operator talks to, without a reply token. */
async function customerInConversation(): Promise<LineCustomer> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
  return new LineCustomer(lineUserId);
}

function send({ lineUserId }: LineCustomer, text: string) {
  return operator.call(sendMessage, { lineUserId, text, clientId: newClientId() });
}

async function answerBecomes(
  { lineUserId }: LineCustomer,
  id: string,
  expected: { state: string; code?: string },
): Promise<void> {
  await waitFor(
    async () => {
      const { messages } = await operator.call(listMessages, { lineUserId });
      const message = messages.find((one) => one.id === id);
      expect({ state: message?.state, code: message?.error?.code }).toEqual({ code: undefined, ...expected });
    },
    { description: `the answer is ${expected.state}` },
  );
}

describe('A chat that another module holds', () => {
  it('is shown as such at once, and again as ours with the next active event [case 32]', async () => {
    const customer = await customerInConversation();
    const { lineUserId } = customer;
    const tab = await operator.watch(lineUserId);
    await system.process(customer.writes('คุยกับโมดูลอื่น', standby));
    await tab.nextEvent('conversation_update', ({ isOnStandby }) => isOnStandby === true);
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: true });

    await system.process(customer.writes('กลับมาแล้ว'));
    await tab.nextEvent('conversation_update', ({ isOnStandby }) => isOnStandby === false);
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: false });
  });

  it('takes nothing from operators, not even what they send again [case 32]', async () => {
    const customer = await customerInConversation();
    const { lineUserId } = customer;
    const body = { message: 'Failed to send messages' };
    system.line.failNext('push', { kind: 'status', status: 400, body });
    const failed = await send(customer, 'ก่อนหน้านั้น');
    await answerBecomes(customer, failed.id, { state: 'failed', code: 'rejected_by_line' });
    const before = system.line.sendingsTo(lineUserId).length;
    await system.process(customer.taps('module=1', standby));

    await expect(send(customer, 'ยังอยู่ไหมคะ')).rejects.toMatchObject(refused);
    const sticker = { lineUserId, packageId: '446', stickerId: '1988', clientId: newClientId() };
    await expect(operator.call(sendSticker, sticker)).rejects.toMatchObject(refused);
    const retry = { lineUserId, messageId: failed.id };
    await expect(operator.call(retryMessage, retry)).rejects.toMatchObject(refused);
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(before);

    await system.process(customer.taps('module=1', { replyToken: undefined }));
    await operator.call(retryMessage, retry);
    await answerBecomes(customer, failed.id, { state: 'accepted' });
  });

  it('can be claimed and closed, of which the customer is not told [case 32]', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.process(customer.writes('สวัสดี', standby));
    await createSession(system.rows, lineUserId);
    await operator.call(claimConversation, { lineUserId });
    await operator.call(closeConversation, { lineUserId });
    const outgoing = `messages WHERE line_user_id = $1 AND direction = 'OUTGOING'`;
    expect(await system.rows.count(outgoing, [lineUserId])).toBe(0);
  });

  it('lets an operator say that a message has arrived of which nobody knew [case 32]', async () => {
    const customer = await customerInConversation();
    const { lineUserId } = customer;
    await system.process(customer.writes('มีของไหมคะ'));
    system.line.failNext('reply', { kind: 'drop' });
    const { id } = await send(customer, 'มีค่ะ');
    await answerBecomes(customer, id, { state: 'unknown', code: 'outcome_unknown' });
    await system.process(customer.writes('คุยกับโมดูลอื่น', standby));
    await operator.call(confirmMessage, { lineUserId, messageId: id });
    await answerBecomes(customer, id, { state: 'accepted' });
  });
});

describe('An answer that was on its way when another module took the chat', () => {
  it('fails for everybody to see, and can be sent again once the chat is back [case 32]', async () => {
    const customer = await customerInConversation();
    const { lineUserId } = customer;
    const held = system.line.holdNext('push');
    await send(customer, 'หนึ่ง');
    await held.arrived;
    const second = await send(customer, 'สอง');
    await system.process(customer.writes('คุยกับโมดูลอื่น', standby));
    held.release();
    await answerBecomes(customer, second.id, { state: 'failed', code: 'chat_on_standby' });
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['หนึ่ง']);

    await system.process(customer.writes('กลับมาแล้ว'));
    await operator.call(retryMessage, { lineUserId, messageId: second.id });
    await answerBecomes(customer, second.id, { state: 'accepted' });
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['หนึ่ง', 'สอง']);
    // LINE was never called for it before, so the token of the event that brought the chat back pays for it.
    expect(system.line.sendingsTo(lineUserId).map(({ kind }) => kind)).toEqual(['push', 'reply']);
  });

  it('is repeated under its key when LINE may have it already [case 32] [case 58]', async () => {
    const customer = await customerInConversation();
    const { lineUserId } = customer;
    const held = system.line.holdNext('push');
    system.line.failNext('push', { kind: 'accept_then_status', status: 500 });
    const { id } = await send(customer, 'มีค่ะ');
    await held.arrived;
    await system.process(customer.writes('คุยกับโมดูลอื่น', standby));
    held.release();
    await answerBecomes(customer, id, { state: 'failed', code: 'chat_on_standby' });

    await system.process(customer.writes('กลับมาแล้ว'));
    await operator.call(retryMessage, { lineUserId, messageId: id });
    await answerBecomes(customer, id, { state: 'accepted' });
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['มีค่ะ']);
  });
});

describe('Who holds a chat', () => {
  const minute = 60_000;

  it.each<[string, (customer: LineCustomer) => Record<string, unknown> & { type: string }]>([
    ['a tap', (customer) => customer.taps('unknown=1')],
    ['a follow', (customer) => customer.follows()],
    [
      'an event that leads to nothing else',
      (customer) => customer.event('beacon', { beacon: { hwid: '0' } }),
    ],
  ])('is told by %s, too [case 32]', async (_, active) => {
    const customer = await customerInConversation();
    await system.process(customer.event('beacon', { beacon: { hwid: '0' }, ...standby }));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: true });
    await system.process(active(customer));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: false });
  });

  it('is not told by an event without a mode [case 28]', async () => {
    const customer = await customerInConversation();
    await system.process(customer.writes('ไม่บอก', { mode: undefined }));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: false });
    await system.process(customer.writes('คุยกับโมดูลอื่น', standby));
    await system.process(customer.writes('ไม่บอก', { mode: undefined }));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: true });
  });

  it('is decided by the newest event at LINE, not by the one that arrives last [case 32]', async () => {
    const customer = new LineCustomer();
    const at = Date.now() - 10 * minute;
    await system.process(customer.writes('ใหม่กว่า', { timestamp: at + 2000 }));
    await system.process(customer.writes('เก่ากว่า', { ...standby, timestamp: at }));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: false });

    await system.process(customer.writes('โมดูลอื่น', { ...standby, timestamp: at + 4000 }));
    await system.process(customer.writes('โมดูลอื่นอีก', { ...standby, timestamp: at + 6000 }));
    await system.process(customer.writes('มาช้า', { timestamp: at + 5000 }));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: true });

    await system.process(customer.taps('unknown=1', { timestamp: at + 8000 }));
    await system.process(customer.follows({ timestamp: at + 10_000 }));
    await system.process(customer.taps('unknown=1', { ...standby, timestamp: at + 9000 }));
    expect(await conversationOf(customer)).toMatchObject({ isOnStandby: false });
  });

  it('also decides what an older event leads to that comes late: nothing [case 32]', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const at = Date.now();
    await system.process(customer.writes('คุยกับโมดูลอื่น', { ...standby, timestamp: at }));
    await system.process(customer.writes('คุยกับเจ้าหน้าที่', { timestamp: at - 2000 }));
    expect(await conversationOf(customer)).toMatchObject({ session: null, freeReplyUntil: null });
    expect(system.line.sendingsTo(lineUserId)).toEqual([]);
  });
});
