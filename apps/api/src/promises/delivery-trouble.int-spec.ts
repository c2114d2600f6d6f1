import { confirmMessage, retryMessage, sendMessage, sendSticker } from '@jsk/contracts/messages';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer, lineMessageIdOf } from '@jsk/testing/line-webhooks';
import { type ConsoleTab, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let owner: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  owner = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

interface Watched {
  readonly lineUserId: string;
  readonly tab: ConsoleTab;
}

/** A conversation that the operator has and watches, without a reply token. */
async function openConversation(): Promise<Watched> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return { lineUserId, tab: await owner.watch(lineUserId) };
}

/** @returns the ids of the messages, which are all queued before LINE is called for the first of them. */
async function sendTogether({ lineUserId, tab }: Watched, texts: readonly string[]): Promise<string[]> {
  const held = system.line.holdNext('push');
  const ids: string[] = [];
  for (const text of texts) {
    const message = await tab.ask('send_message', { lineUserId, text, tempId: newClientId() });
    ids.push(message.id);
    if (ids.length === 1) await held.arrived;
  }
  held.release();
  return ids;
}

function send({ lineUserId, tab }: Watched, text: string) {
  return tab.ask('send_message', { lineUserId, text, tempId: newClientId() });
}

async function statesOf({ lineUserId }: Watched): Promise<string[]> {
  const rows = await system.rows.select<{ text: string; state: string; error: string | null }>(
    'SELECT text, state, error_code AS error FROM messages WHERE line_user_id = $1 ORDER BY id',
    [lineUserId],
  );
  return rows.map(({ text, state, error }) => [text, state, error].filter(Boolean).join(' '));
}

async function becomes(conversation: Watched, states: readonly string[]): Promise<void> {
  await waitFor(async () => expect(await statesOf(conversation)).toEqual(states), {
    description: `the messages are ${states.join(', ')}`,
  });
}

/** As if nobody had heard what became of a push. @param earlier how much longer ago its first attempt was */
async function forgetOutcome(messageId: string, earlier = '0 hours'): Promise<void> {
  await system.rows.select(
    `UPDATE deliveries SET state = 'unknown', lease_until = NULL, next_attempt_at = NULL,
            first_attempt_at = first_attempt_at - $2::interval
      WHERE id = (SELECT delivery_id FROM messages WHERE id = $1)`,
    [messageId, earlier],
  );
  await system.rows.select(
    `UPDATE messages SET state = 'unknown', error_code = 'outcome_unknown' WHERE id = $1`,
    [messageId],
  );
}

const refusal = (property: string) => ({
  kind: 'status' as const,
  status: 400,
  body: { message: 'The request body has 1 error(s)', details: [{ message: 'May not be empty', property }] },
});

describe('When one of several messages cannot be sent', () => {
  it('what was written behind it is kept back, and goes along when the operator sends it again [case 69]', async () => {
    const conversation = await openConversation();
    system.line.failNext('push', refusal('messages[0].text'));
    const [first = ''] = await sendTogether(conversation, ['1', '2', '3']);
    await becomes(conversation, [
      '1 failed rejected_by_line',
      '2 failed earlier_failed',
      '3 failed earlier_failed',
    ]);

    const { lineUserId } = conversation;
    await owner.call(retryMessage, { lineUserId, messageId: first });
    await becomes(conversation, ['1 accepted', '2 accepted', '3 accepted']);
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['1', '2', '3']);
  });

  it('what stands before the one that LINE names in a call still arrives [case 63]', async () => {
    const conversation = await openConversation();
    const { lineUserId } = conversation;
    const held = system.line.holdNext('push');
    await send(conversation, '0');
    await held.arrived;
    for (const text of ['1', '2', '3']) await send(conversation, text);
    system.line.failNext('push', { kind: 'pass' }, refusal('messages[1].text'));
    held.release();
    await becomes(conversation, [
      '0 accepted',
      '1 accepted',
      '2 failed rejected_by_line',
      '3 failed earlier_failed',
    ]);
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['0', '1']);
  });
});

describe('A message of which nobody knows whether it arrived', () => {
  /** LINE took the reply and never said so. */
  async function unknownReply(): Promise<Watched & { messageId: string }> {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.rows.select('INSERT INTO customers (line_user_id) VALUES ($1)', [lineUserId]);
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    await system.process(customer.writes('ยังมีไหม'));
    const conversation = { lineUserId, tab: await owner.watch(lineUserId) };
    system.line.failNext('reply', { kind: 'accept_then_drop' });
    const { id: messageId } = await send(conversation, 'มีค่ะ');
    await conversation.tab.nextEvent('message_updated', ({ state }) => state === 'unknown');
    return { ...conversation, messageId };
  }

  it('is settled when the operator knows that it did [case 54]', async () => {
    const { lineUserId, messageId, tab } = await unknownReply();
    const confirmed = await owner.call(confirmMessage, { lineUserId, messageId });
    expect(confirmed).toMatchObject({ state: 'accepted', via: 'reply', cost: 'free', error: null });
    await tab.nextEvent('message_updated', ({ state }) => state === 'accepted');
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(1);
  });

  it('is sent again as a push whose key stays the same however often it is tried', async () => {
    const { lineUserId, messageId, tab } = await unknownReply();
    system.line.failNext('push', { kind: 'accept_then_status', status: 500 });
    await owner.call(retryMessage, { lineUserId, messageId });
    await tab.nextEvent('message_updated', ({ state }) => state === 'accepted');
    const [, first, second, ...more] = system.line.sendingsTo(lineUserId);
    expect(more).toEqual([]);
    expect(first?.retryKey).toEqual(expect.any(String));
    expect(second).toEqual(first);
  });

  it('cannot be confirmed by somebody else, nor when LINE has refused it', async () => {
    const { lineUserId, messageId } = await unknownReply();
    const other = await system.signIn();
    await expect(other.call(confirmMessage, { lineUserId, messageId })).rejects.toMatchObject({
      status: 403,
    });
    const conversation = await openConversation();
    system.line.failNext('push', refusal('messages[0].text'));
    const { id } = await send(conversation, 'ไม่ผ่าน');
    await becomes(conversation, ['ไม่ผ่าน failed rejected_by_line']);
    await expect(
      owner.call(confirmMessage, { lineUserId: conversation.lineUserId, messageId: id }),
    ).rejects.toMatchObject({ status: 409, problem: { code: 'message_not_retryable' } });
  });
});

describe('A push of which nobody knows', () => {
  it('is repeated by the operator with the key of its first attempt within a day, later with a new one [case 60]', async () => {
    const conversation = await openConversation();
    const { lineUserId } = conversation;
    system.line.failNext('push', { kind: 'accept_then_status', status: 500 });
    const { id: messageId } = await send(conversation, 'ถึงไหม');
    await waitFor(() => expect(system.line.sendingsTo(lineUserId)).toHaveLength(1), {
      description: 'LINE was called',
    });
    await forgetOutcome(messageId);
    await owner.call(retryMessage, { lineUserId, messageId });
    await becomes(conversation, ['ถึงไหม accepted']);
    const [first, second] = system.line.sendingsTo(lineUserId);
    expect(second).toEqual(first);
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['ถึงไหม']);

    await forgetOutcome(messageId, '21 hours');
    await owner.call(retryMessage, { lineUserId, messageId });
    await becomes(conversation, ['ถึงไหม accepted']);
    expect(system.line.sendingsTo(lineUserId)[2]?.retryKey).not.toBe(first?.retryKey);
  });
});

describe('When the month is spent', () => {
  it('a push fails with its reason and is not repeated, while replies still work [case 62]', async () => {
    const conversation = await openConversation();
    const { lineUserId } = conversation;
    system.line.failNext('push', {
      kind: 'status',
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    });
    await send(conversation, 'ไม่มีโควตา');
    await becomes(conversation, ['ไม่มีโควตา failed quota_exhausted']);

    await system.process(new LineCustomer(lineUserId).writes('มีใครอยู่ไหม'));
    await send(conversation, 'อยู่ค่ะ');
    await becomes(conversation, ['ไม่มีโควตา failed quota_exhausted', 'มีใครอยู่ไหม received', 'อยู่ค่ะ accepted']);
    expect(system.line.sendingsTo(lineUserId).map(({ kind }) => kind)).toEqual(['push', 'reply']);
  });
});

describe('A limit of calls per second', () => {
  it('delays, and keeps the order [case 61]', async () => {
    const conversation = await openConversation();
    const body = { message: 'The API rate limit has been exceeded. Try again later.' };
    system.line.failNext('push', { kind: 'status', status: 429, body });
    await sendTogether(conversation, ['1', '2']);
    await becomes(conversation, ['1 accepted', '2 accepted']);
    expect(system.line.textsReceivedBy(conversation.lineUserId)).toEqual(['1', '2']);
  });
});

describe('A customer who has blocked the account', () => {
  it('gets nothing pushed, and the operator is told at once [case 75]', async () => {
    const { lineUserId } = await openConversation();
    await system.process(new LineCustomer(lineUserId).blocks());
    await expect(
      owner.call(sendMessage, { lineUserId, text: 'ยังอยู่ไหมคะ', clientId: newClientId() }),
    ).rejects.toMatchObject({ status: 409, problem: { code: 'customer_blocked' } });
    expect(system.line.sendingsTo(lineUserId)).toEqual([]);
  });

  it('gets nothing that was written before and has not left yet', async () => {
    const conversation = await openConversation();
    const { lineUserId } = conversation;
    system.line.failNext('push', { kind: 'status', status: 500 });
    const held = system.line.holdNext('push');
    await send(conversation, 'สวัสดีค่ะ');
    await held.arrived;
    await system.rows.select('UPDATE customers SET is_blocked = true WHERE line_user_id = $1', [lineUserId]);
    held.release();
    await becomes(conversation, ['สวัสดีค่ะ failed customer_blocked']);
    expect(system.line.textsReceivedBy(lineUserId)).toEqual([]);
  });
});

describe('A customer of whom LINE knows nothing', () => {
  it('is not asked for twice, and the message says why it failed [case 76]', async () => {
    const conversation = await openConversation();
    const body = { message: 'Failed to send messages' };
    system.line.failNext('push', { kind: 'status', status: 400, body });
    await send(conversation, 'สวัสดีค่ะ');
    await becomes(conversation, ['สวัสดีค่ะ failed rejected_by_line']);
    expect(system.line.sendingsTo(conversation.lineUserId)).toHaveLength(1);
  });
});

describe('A message that quotes another', () => {
  it('is repeated unchanged, also when the other was taken back meanwhile [case 57]', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.rows.select('INSERT INTO customers (line_user_id) VALUES ($1)', [lineUserId]);
    await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
    const question = customer.writes('อันนี้มีไหม', { replyToken: undefined });
    await system.process(question);
    const tab = await owner.watch(lineUserId);
    const { messages } = await tab.ask('load_history', { lineUserId });
    const held = system.line.holdNext('push');
    system.line.failNext('push', { kind: 'accept_then_status', status: 500 });
    const quoteMessageId = messages[0]?.id ?? '';
    await tab.ask('send_message', { lineUserId, text: 'มีค่ะ', tempId: newClientId(), quoteMessageId });
    await held.arrived;
    await system.process(customer.unsends(lineMessageIdOf(question)));
    held.release();
    await tab.nextEvent('message_updated', ({ text, state }) => text === 'มีค่ะ' && state === 'accepted');
    const [first, second] = system.line.sendingsTo(lineUserId);
    expect(first?.messages[0]?.quoteToken).toEqual(expect.any(String));
    expect(second).toEqual(first);
  });
});

describe('A sticker', () => {
  it('is sent as one, once for the same clientId', async () => {
    const conversation = await openConversation();
    const { lineUserId } = conversation;
    const sticker = { lineUserId, packageId: '446', stickerId: '1988', clientId: newClientId() };
    const sent = await owner.call(sendSticker, sticker);
    expect((await owner.call(sendSticker, sticker)).id).toBe(sent.id);
    await waitFor(() => expect(system.line.sendingsTo(lineUserId)).toHaveLength(1), {
      description: 'it has left',
    });
    expect(system.line.sendingsTo(lineUserId)[0]?.messages).toEqual([
      expect.objectContaining({ type: 'sticker', packageId: '446', stickerId: '1988' }),
    ]);
  });
});
