import { closeConversation } from '@jsk/contracts/conversations';
import { retryMessage, sendMessage } from '@jsk/contracts/messages';
import { createCustomer, createOperator, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { callRest, type ConsoleTab, newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start({
    instances: 2,
    redis: true,
    settings: { messaging: { coalesceWindowMs: 0 } },
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  system.closeTabs();
});
afterAll(() => system.stop());

/** A conversation that an operator has and watches. Nobody wrote just now, so there is no reply token. */
async function openConversation(): Promise<{ owner: OperatorSession; tab: ConsoleTab; lineUserId: string }> {
  const owner = await system.signIn();
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return { owner, tab: await owner.watch(lineUserId), lineUserId };
}

/** The same, with a customer who wrote just now. */
async function answeredCustomer() {
  const customer = new LineCustomer();
  const owner = await system.signIn();
  await system.rows.select('INSERT INTO customers (line_user_id) VALUES ($1)', [customer.lineUserId]);
  await createSession(system.rows, customer.lineUserId, { operatorId: owner.user.id });
  const event = customer.writes('สินค้ายังมีไหมคะ');
  await system.process(event);
  const { lineUserId } = customer;
  return { owner, tab: await owner.watch(lineUserId), lineUserId, replyToken: String(event.replyToken) };
}

/** Waits until the message with this tempId is in a state. */
function updated(tab: ConsoleTab, tempId: string, state: string) {
  return tab.nextEvent('message_updated', (message) => message.tempId === tempId && message.state === state);
}

describe('An answer', () => {
  it('goes out as a free reply while the reply token is fresh', async () => {
    const { tab, lineUserId, replyToken } = await answeredCustomer();
    const tempId = newClientId();
    const queued = await tab.ask('send_message', { lineUserId, text: 'มีค่ะ', tempId });

    expect(queued).toMatchObject({
      state: 'queued',
      tempId,
      direction: 'OUTGOING',
      sender: { kind: 'OPERATOR' },
    });
    expect(await updated(tab, tempId, 'accepted')).toMatchObject({
      id: queued.id,
      via: 'reply',
      error: null,
    });
    expect(system.line.sendingsTo(lineUserId)).toEqual([
      expect.objectContaining({ kind: 'reply', replyToken, retryKey: null, texts: ['มีค่ะ'] }),
    ]);
  });

  it('goes out as a push with a retry key when there is no fresh reply token', async () => {
    const { tab, lineUserId } = await openConversation();
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'สวัสดีค่ะ', tempId });

    expect(await updated(tab, tempId, 'accepted')).toMatchObject({ via: 'push' });
    const [call, ...more] = system.line.sendingsTo(lineUserId);
    expect(call).toMatchObject({ kind: 'push', retryKey: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(more).toEqual([]);
  });

  it('uses a reply token once, and pushes what follows [case 55]', async () => {
    const { tab, lineUserId } = await answeredCustomer();
    for (const text of ['หนึ่ง', 'สอง']) {
      const tempId = newClientId();
      await tab.ask('send_message', { lineUserId, text, tempId });
      await updated(tab, tempId, 'accepted');
    }
    expect(system.line.sendingsTo(lineUserId).map(({ kind }) => kind)).toEqual(['reply', 'push']);
  });

  it('is pushed once when LINE says that the reply token is spent', async () => {
    const { tab, lineUserId, replyToken } = await answeredCustomer();
    system.line.expireReplyToken(replyToken);
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'มีค่ะ', tempId });

    expect(await updated(tab, tempId, 'accepted')).toMatchObject({ via: 'push' });
    expect(system.line.sendingsTo(lineUserId).map(({ kind }) => kind)).toEqual(['reply', 'push']);
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['มีค่ะ']);
  });

  it('does not use a reply token that is older than it may be', async () => {
    const { tab, lineUserId } = await answeredCustomer();
    await system.rows.select(
      `UPDATE reply_tokens SET expires_at = now() - interval '1 second' WHERE line_user_id = $1`,
      [lineUserId],
    );
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'ขออภัยที่ให้รอ', tempId });
    expect(await updated(tab, tempId, 'accepted')).toMatchObject({ via: 'push' });
  });

  it('shows the first response time of the session once', async () => {
    const { owner, tab, lineUserId } = await openConversation();
    const firstResponse = () =>
      system.rows.select('SELECT first_response_at AS at FROM sessions WHERE line_user_id = $1', [
        lineUserId,
      ]);
    await owner.call(sendMessage, { lineUserId, text: 'ค่ะ', clientId: newClientId() });
    const [first] = await firstResponse();
    await tab.nextEvent('conversation_update', ({ session }) => Boolean(session?.firstResponseAt));
    await owner.call(sendMessage, { lineUserId, text: 'ค่ะๆ', clientId: newClientId() });

    expect(first).toEqual({ at: expect.any(Date) });
    expect(await firstResponse()).toEqual([first]);
  });

  it('keeps its quotation', async () => {
    const { tab, lineUserId } = await answeredCustomer();
    const { messages } = await tab.ask('load_history', { lineUserId });
    const tempId = newClientId();
    const quoteMessageId = messages[0]?.id ?? '';
    await tab.ask('send_message', { lineUserId, text: 'อันนี้มีค่ะ', tempId, quoteMessageId });
    expect(await updated(tab, tempId, 'accepted')).toMatchObject({ quotedMessageId: quoteMessageId });
    const [call] = system.line.sendingsTo(lineUserId);
    expect(call?.messages[0]?.quoteToken).toMatch(/^quote-/);
  });

  it('arrives in the order it was written', async () => {
    const { tab, lineUserId } = await openConversation();
    const held = system.line.holdNext('push');
    const texts = Array.from({ length: 12 }, (_, index) => `บรรทัดที่ ${index + 1}`);
    for (const text of texts) await tab.ask('send_message', { lineUserId, text, tempId: newClientId() });
    await held.arrived;
    held.release();
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual(texts), {
      description: 'everything has arrived',
    });
    for (const { texts: inOneCall } of system.line.sendingsTo(lineUserId)) {
      expect(inOneCall.length).toBeLessThanOrEqual(5);
    }
  });
});

describe('A double click', () => {
  it('sends one message: the same tempId twice, at once, on both instances and over both ways', async () => {
    const { owner, tab, lineUserId } = await openConversation();
    const elsewhere = await owner.watch(lineUserId, system.apis[1]?.url);
    const clientId = newClientId();
    const text = 'ส่งครั้งเดียว';
    const overRest = () => owner.call(sendMessage, { lineUserId, text, clientId });
    const overSocket = (from: ConsoleTab) => from.ask('send_message', { lineUserId, text, tempId: clientId });
    const messages = await Promise.all([
      overRest(),
      overSocket(tab),
      overSocket(elsewhere),
      overRest(),
      overSocket(elsewhere),
    ]);
    await updated(tab, clientId, 'accepted');
    const again = await overRest();

    expect(new Set([...messages, again].map(({ id }) => id)).size).toBe(1);
    expect(again.state).toBe('accepted');
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(1);
    expect(await system.rows.count('messages WHERE line_user_id = $1', [lineUserId])).toBe(1);
    expect(
      await system.rows.count(`audit_log WHERE action = 'message.sent' AND subject_id = $1`, [again.id]),
    ).toBe(1);
  });

  it('after the conversation was closed still answers with the message of the first', async () => {
    const { owner, lineUserId } = await openConversation();
    const message = { lineUserId, text: 'ขอบคุณค่ะ', clientId: newClientId() };
    const sent = await owner.call(sendMessage, message);
    await owner.call(closeConversation, { lineUserId });
    expect((await owner.call(sendMessage, message)).id).toBe(sent.id);
  });

  it('is answered with 201 over REST', async () => {
    const { owner, lineUserId } = await openConversation();
    const path = `/api/v1/admin/live-chat/conversations/${lineUserId}/messages`;
    const body = { text: 'ค่ะ', clientId: newClientId() };
    const { status } = await callRest(owner.apiUrl, 'POST', path, { token: owner.accessToken, body });
    expect(status).toBe(201);
  });
});

describe('Every tab', () => {
  it('of the operator, and everybody who watches, sees what was sent and what became of it', async () => {
    const { owner, tab, lineUserId } = await openConversation();
    const ownOther = await owner.openTab(system.apis[1]?.url);
    const colleague = await system.signIn({}, system.apis[1]);
    const watching = await colleague.watch(lineUserId);
    const tempId = newClientId();
    const { id } = await tab.ask('send_message', { lineUserId, text: 'สวัสดีค่ะ', tempId });

    for (const place of [tab, watching])
      expect(await place.nextEvent('new_message')).toMatchObject({ id, tempId });
    for (const place of [tab, ownOther])
      expect(await place.nextEvent('message_sent')).toMatchObject({ id, tempId });
    for (const place of [tab, ownOther, watching]) {
      expect(await updated(place, tempId, 'accepted')).toMatchObject({ id });
      await place.nextEvent('conversation_update', ({ lastMessage }) => lastMessage?.id === id);
      const ofThisOne = place.events('message_updated').filter((message) => message.id === id);
      expect(ofThisOne).toHaveLength(1);
    }
    expect(watching.events('message_sent')).toEqual([]);
    expect(ownOther.events('new_message')).toEqual([]);
  });
});

describe('When LINE fails', () => {
  it('a push is repeated with the same key and the same body until LINE takes it', async () => {
    const { tab, lineUserId } = await openConversation();
    system.line.failNext('push', { kind: 'status', status: 500 });
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'ลองใหม่', tempId });
    await updated(tab, tempId, 'accepted');

    const [first, second, ...more] = system.line.sendingsTo(lineUserId);
    expect(more).toEqual([]);
    expect(second).toEqual(first);
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['ลองใหม่']);
  });

  it.each([{ kind: 'accept_then_status', status: 500 } as const, { kind: 'accept_then_drop' } as const])(
    'after it took a push (%j), the repetition is answered 409 and counts as accepted',
    async (fault) => {
      const { tab, lineUserId } = await openConversation();
      system.line.failNext('push', fault);
      const tempId = newClientId();
      await tab.ask('send_message', { lineUserId, text: 'ครั้งเดียว', tempId });

      expect(await updated(tab, tempId, 'accepted')).toMatchObject({ error: null });
      expect(system.line.textsReceivedBy(lineUserId)).toEqual(['ครั้งเดียว']);
    },
  );

  it('a reply that is not answered in time is unknown, and is never sent again by itself', async () => {
    const { tab, lineUserId } = await answeredCustomer();
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100));
    system.line.failNext('reply', { kind: 'hang' });
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'ถึงไหม', tempId });

    const message = await updated(tab, tempId, 'unknown');
    expect(message.error).toMatchObject({ code: 'outcome_unknown' });
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(1);
  });

  it('a reply whose connection breaks is unknown, and what is written next still goes out', async () => {
    const { tab, lineUserId } = await answeredCustomer();
    system.line.failNext('reply', { kind: 'accept_then_drop' });
    const [first, second] = [newClientId(), newClientId()];
    await tab.ask('send_message', { lineUserId, text: 'ถึงไหม', tempId: first });
    await updated(tab, first, 'unknown');
    await tab.ask('send_message', { lineUserId, text: 'ได้รับไหมคะ', tempId: second });
    await updated(tab, second, 'accepted');
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['ถึงไหม', 'ได้รับไหมคะ']);
  });

  it("a push that LINE refuses is failed with LINE's reason, for everybody to see, and is not repeated", async () => {
    const { tab, lineUserId } = await openConversation();
    const other = await (await system.signIn()).openTab();
    const body = {
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'messages[0].text' }],
    };
    system.line.failNext('push', { kind: 'status', status: 400, body });
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'ไม่ผ่าน', tempId });

    for (const place of [tab, other]) {
      const { error } = await updated(place, tempId, 'failed');
      expect(error?.code).toBe('rejected_by_line');
      expect(error?.message).toContain('messages[0].text: May not be empty');
    }
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(1);
  });

  it.each([
    [429, 'You have reached your monthly limit.', 'quota_exhausted'],
    [403, 'Access to this API is not available for your account', 'unauthorised'],
    [413, 'The request is too large', 'rejected_by_line'],
    [415, 'The content type, text/plain, is not supported', 'rejected_by_line'],
  ])('tells why it failed: %i %s', async (status, message, code) => {
    const { tab, lineUserId } = await openConversation();
    system.line.failNext('push', { kind: 'status', status, body: { message } });
    const tempId = newClientId();
    await tab.ask('send_message', { lineUserId, text: 'ทดสอบ', tempId });
    expect(await updated(tab, tempId, 'failed')).toMatchObject({ error: { code } });
  });

  it('what comes after a message that waits for its repetition waits behind it', async () => {
    const { tab, lineUserId } = await openConversation();
    const held = system.line.holdNext('push');
    system.line.failNext('push', { kind: 'status', status: 500 });
    await tab.ask('send_message', { lineUserId, text: 'หนึ่ง', tempId: newClientId() });
    await held.arrived;
    await tab.ask('send_message', { lineUserId, text: 'สอง', tempId: newClientId() });
    held.release();
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual(['หนึ่ง', 'สอง']), {
      description: 'both have arrived',
    });
  });
});

describe('A message that did not go out', () => {
  it('is sent again when the operator asks for it, and once only', async () => {
    const { owner, tab, lineUserId } = await openConversation();
    system.line.failNext('push', { kind: 'status', status: 400 });
    const tempId = newClientId();
    const { id } = await tab.ask('send_message', { lineUserId, text: 'อีกครั้ง', tempId });
    await updated(tab, tempId, 'failed');

    expect(await owner.call(retryMessage, { lineUserId, messageId: id })).toMatchObject({
      id,
      state: 'queued',
    });
    await updated(tab, tempId, 'accepted');
    expect(system.line.textsReceivedBy(lineUserId)).toEqual(['อีกครั้ง']);
    const [failed, accepted] = system.line.sendingsTo(lineUserId);
    expect(accepted?.retryKey).not.toBe(failed?.retryKey);
  });

  it('cannot be retried when LINE has it', async () => {
    const { owner, tab, lineUserId } = await openConversation();
    const tempId = newClientId();
    const { id } = await tab.ask('send_message', { lineUserId, text: 'ถึงแล้ว', tempId });
    await updated(tab, tempId, 'accepted');
    await expect(owner.call(retryMessage, { lineUserId, messageId: id })).rejects.toMatchObject({
      status: 409,
      problem: { code: 'message_not_retryable' },
    });
    expect(system.line.sendingsTo(lineUserId)).toHaveLength(1);
  });

  it('cannot be retried by somebody else, nor in another conversation', async () => {
    const { owner, tab, lineUserId } = await openConversation();
    const other = await openConversation();
    system.line.failNext('push', { kind: 'status', status: 400 });
    const tempId = newClientId();
    const { id: messageId } = await tab.ask('send_message', { lineUserId, text: 'ของฉัน', tempId });
    await updated(tab, tempId, 'failed');
    await expect(other.owner.call(retryMessage, { lineUserId, messageId })).rejects.toMatchObject({
      status: 403,
    });
    await expect(owner.call(retryMessage, { lineUserId: other.lineUserId, messageId })).rejects.toMatchObject(
      { status: 403 },
    );
    await expect(
      other.owner.call(retryMessage, { lineUserId: other.lineUserId, messageId }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('What a dead process left behind', () => {
  /** A message that was written and whose call to LINE was begun, as the tables show it. */
  async function begunDelivery(via: 'reply' | 'push') {
    const operator = await createOperator(system.rows);
    const lineUserId = await createCustomer(system.rows);
    const [row] = await system.rows.select<{ id: string; key: string }>(
      `WITH begun AS (
         INSERT INTO deliveries (id, line_user_id, via, reply_token, attempts, lease_until)
         VALUES (gen_random_uuid(), $1, $2, $3, 1, now() - interval '1 second') RETURNING id
       )
       INSERT INTO messages (line_user_id, direction, sender_kind, sender_operator_id, type, text, state, delivery_id,
                             customer_message_number, created_at)
       SELECT $1, 'OUTGOING', 'OPERATOR', $4, 'text', 'ค้างไว้', 'queued', begun.id, 0, now() - interval '1 minute' FROM begun
       RETURNING id, delivery_id AS key`,
      [lineUserId, via, via === 'reply' ? `reply-${lineUserId}-1` : null, operator.id],
    );
    return { lineUserId, id: row?.id, key: row?.key };
  }

  /** A message that was written, and whose job never came about. */
  async function lostJob() {
    const lineUserId = await createCustomer(system.rows);
    await system.rows.select(
      `INSERT INTO messages (line_user_id, direction, sender_kind, type, text, state, customer_message_number, created_at)
       VALUES ($1, 'OUTGOING', 'BOT', 'text', 'งานหาย', 'queued', 0, now() - interval '1 minute')`,
      [lineUserId],
    );
    return lineUserId;
  }

  function stateOf(lineUserId: string) {
    return system.rows.select('SELECT state FROM messages WHERE line_user_id = $1', [lineUserId]);
  }

  // One test, because all three wait for the same round of the sweeper.
  it('is found: a lost job is done, a push is repeated under its key, a reply is left to the operator', async () => {
    const [push, reply, lost] = await Promise.all([begunDelivery('push'), begunDelivery('reply'), lostJob()]);
    await waitFor(
      async () => {
        expect(await stateOf(push.lineUserId)).toEqual([{ state: 'accepted' }]);
        expect(await stateOf(reply.lineUserId)).toEqual([{ state: 'unknown' }]);
        expect(await stateOf(lost)).toEqual([{ state: 'accepted' }]);
      },
      { description: 'the sweeper has come by', timeoutMs: 20_000 },
    );
    expect(system.line.sendingsTo(push.lineUserId)).toEqual([
      expect.objectContaining({ retryKey: push.key }),
    ]);
    expect(system.line.sendingsTo(reply.lineUserId)).toEqual([]);
    expect(system.line.textsReceivedBy(lost)).toEqual(['งานหาย']);
  });
});
