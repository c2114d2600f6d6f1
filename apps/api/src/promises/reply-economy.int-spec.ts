import { claimConversation, closeConversation, getConversation } from '@jsk/contracts/conversations';
import { createHandoffKeywords, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  const messaging = { noticeHoldSeconds: 3, coalesceWindowMs: 1000, closingNotice: 'when_free' };
  system = await TestSystem.start({ settings: { messaging } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const notice = expect.stringContaining('รับเรื่องแล้วค่ะ');
const place = expect.stringContaining('คิวที่');

/** Every call that carried messages to the customer: how it was paid for, and what it said. */
function callsTo({ lineUserId }: LineCustomer) {
  return system.line.sendingsTo(lineUserId).map(({ kind, texts }) => [kind, ...texts]);
}

function costsOf({ lineUserId }: LineCustomer) {
  return system.rows
    .select<{ cost: string }>(
      'SELECT cost FROM messages WHERE line_user_id = $1 AND cost IS NOT NULL ORDER BY id',
      [lineUserId],
    )
    .then((rows) => rows.map(({ cost }) => cost));
}

async function everythingIsOut({ lineUserId }: LineCustomer): Promise<void> {
  const queued = `messages WHERE line_user_id = $1 AND state = 'queued'`;
  await waitFor(async () => expect(await system.rows.count(queued, [lineUserId])).toBe(0), {
    description: 'everything has gone out',
  });
}

/** Milliseconds; 0 when nothing waits for company. */
async function heldUntil({ lineUserId }: LineCustomer): Promise<number> {
  const [held] = await system.rows.select<{ notBefore: Date }>(
    `SELECT not_before AS "notBefore" FROM messages WHERE line_user_id = $1 AND state = 'queued'`,
    [lineUserId],
  );
  return held?.notBefore.getTime() ?? 0;
}

async function say(customer: LineCustomer, ...texts: string[]): Promise<void> {
  const tab = await operator.watch(customer.lineUserId);
  for (const text of texts) {
    await tab.ask('send_message', { lineUserId: customer.lineUserId, text, tempId: newClientId() });
  }
}

/** A customer whom the operator serves and who wrote nothing just now. */
async function servedCustomer(): Promise<LineCustomer> {
  const customer = new LineCustomer();
  await system.rows.select('INSERT INTO customers (line_user_id) VALUES ($1)', [customer.lineUserId]);
  await createSession(system.rows, customer.lineUserId, { operatorId: operator.user.id });
  return customer;
}

describe('The notice that a person is being called', () => {
  it('waits for the answer of an operator who is quick, and both are free in one call [case 52]', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่'));
    await operator.call(claimConversation, { lineUserId: customer.lineUserId });
    await say(customer, 'สวัสดีค่ะ มีอะไรให้ช่วยคะ');
    await everythingIsOut(customer);

    expect(callsTo(customer)).toEqual([['reply', notice, 'สวัสดีค่ะ มีอะไรให้ช่วยคะ']]);
    expect(await costsOf(customer)).toEqual(['free', 'free']);
  });

  it('leaves by itself when nobody comes, with a button that hands over a fresh reply token', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่'));
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual([['reply', notice, place]]);
    const [sent] = system.line.sendingsTo(customer.lineUserId);
    const button = { type: 'postback', data: 'action=acknowledge', label: 'รับทราบค่ะ' };
    expect(sent?.messages[1]).toMatchObject({ quickReply: { items: [{ action: button }] } });

    await system.process(customer.taps('action=acknowledge'));
    await operator.call(claimConversation, { lineUserId: customer.lineUserId });
    await say(customer, 'มาแล้วค่ะ');
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual([
      ['reply', notice, place],
      ['reply', 'มาแล้วค่ะ'],
    ]);
  });

  it('uses the older of two reply tokens at once, and leaves the newer one to the operator', async () => {
    const customer = new LineCustomer();
    const greets = customer.sends({ type: 'sticker', packageId: '446', stickerId: '1988' });
    await system.process(greets);
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่'));
    await everythingIsOut(customer);
    expect(system.line.sendingsTo(customer.lineUserId)).toEqual([
      expect.objectContaining({ replyToken: greets.replyToken, texts: [notice, place] }),
    ]);
    const { freeReplyUntil } = await operator.call(getConversation, { lineUserId: customer.lineUserId });
    expect(freeReplyUntil).not.toBeNull();
  });
});

describe('Several bubbles in a row', () => {
  it('leave in few calls: the first at once, the others together, and only calls are counted', async () => {
    const customer = await servedCustomer();
    const held = system.line.holdNext('push');
    await say(customer, 'หนึ่ง');
    await held.arrived;
    await say(customer, 'สอง', 'สาม', 'สี่');
    held.release();
    await everythingIsOut(customer);

    expect(callsTo(customer)).toEqual([
      ['push', 'หนึ่ง'],
      ['push', 'สอง', 'สาม', 'สี่'],
    ]);
    expect(await costsOf(customer)).toEqual(['paid', 'paid', 'coalesced', 'coalesced']);
  });

  it('wait a moment for each other when one was written just before', async () => {
    const customer = await servedCustomer();
    await say(customer, 'หนึ่ง');
    await everythingIsOut(customer);
    await say(customer, 'สอง', 'สาม');
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual([
      ['push', 'หนึ่ง'],
      ['push', 'สอง', 'สาม'],
    ]);
  });
});

describe('The first bubble of an answer', () => {
  it('leaves with the next one when only one free reply is left for both', async () => {
    const customer = await servedCustomer();
    await system.process(customer.writes('มีสีแดงไหมคะ'));
    await say(customer, 'มีค่ะ', 'เหลือสองตัวสุดท้ายค่ะ');
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual([['reply', 'มีค่ะ', 'เหลือสองตัวสุดท้ายค่ะ']]);
    expect(await costsOf(customer)).toEqual(['free', 'free']);
  });

  it('waits on while its operator types the next one', async () => {
    const customer = await servedCustomer();
    const { lineUserId } = customer;
    await system.process(customer.writes('มีสีแดงไหมคะ'));
    const tab = await operator.watch(lineUserId);
    await tab.ask('send_message', { lineUserId, text: 'มีค่ะ', tempId: newClientId() });
    const before = await heldUntil(customer);
    await tab.ask('typing_start', { lineUserId });
    await waitFor(async () => expect(await heldUntil(customer)).toBeGreaterThan(before), {
      description: 'the bubble waits on',
    });
    await say(customer, 'เหลือสองตัวสุดท้ายค่ะ');
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual([['reply', 'มีค่ะ', 'เหลือสองตัวสุดท้ายค่ะ']]);
  });
});

describe('The reply that is still free', () => {
  it('is announced with its end to whoever watches, and is over once it is used', async () => {
    const customer = await servedCustomer();
    const { lineUserId } = customer;
    const tab = await operator.watch(lineUserId);
    await system.process(customer.writes('ยังอยู่ไหมคะ'));
    const fresh = await tab.nextEvent('conversation_update', ({ freeReplyUntil }) => Boolean(freeReplyUntil));
    expect((await operator.call(getConversation, { lineUserId })).freeReplyUntil).toBe(fresh.freeReplyUntil);

    await say(customer, 'อยู่ค่ะ');
    await tab.nextEvent('conversation_update', ({ freeReplyUntil }) => freeReplyUntil === null);
    expect((await operator.call(getConversation, { lineUserId })).freeReplyUntil).toBeNull();
  });
});

describe('The closing notice', () => {
  it('is left out when it would cost a message and the setting says so', async () => {
    const customer = await servedCustomer();
    await operator.call(closeConversation, { lineUserId: customer.lineUserId });
    expect(
      await system.rows.count('messages WHERE line_user_id = $1 AND state = $2', [
        customer.lineUserId,
        'queued',
      ]),
    ).toBe(0);
    expect(callsTo(customer)).toEqual([]);
  });

  it('is sent while it is free', async () => {
    const customer = await servedCustomer();
    await system.process(customer.writes('ขอบคุณค่ะ'));
    await operator.call(closeConversation, { lineUserId: customer.lineUserId });
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual([['reply', expect.stringContaining('ขอบคุณที่ติดต่อเราค่ะ')]]);
  });
});
