import { claimConversation, getConversation, listConversations } from '@jsk/contracts/conversations';
import { listMessages, sendMessage } from '@jsk/contracts/messages';
import { createHandoffKeywords } from '@jsk/testing/factories';
import { LineCustomer, lineMessageIdOf, newLineMessageId } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { noticeHoldSeconds: 0 } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const conversationOf = ({ lineUserId }: LineCustomer) => operator.call(getConversation, { lineUserId });

async function threadOf({ lineUserId }: LineCustomer) {
  return (await operator.call(listMessages, { lineUserId })).messages;
}

/** Everything the database still holds of a customer's words. */
async function traceOf(words: string): Promise<number> {
  const [row] = await system.rows.select<{ found: number }>(
    `SELECT (SELECT count(*) FROM messages WHERE text LIKE $1 OR payload::text LIKE $1)
          + (SELECT count(*) FROM message_edits WHERE text LIKE $1)
          + (SELECT count(*) FROM early_message_changes WHERE text LIKE $1)
          + (SELECT count(*) FROM webhook_events WHERE payload::text LIKE $1) AS found`,
    [`%${words}%`],
  );
  return Number(row?.found);
}

function outgoingTo({ lineUserId }: LineCustomer): Promise<number> {
  return system.rows.count(`messages WHERE line_user_id = $1 AND direction = 'OUTGOING'`, [lineUserId]);
}

describe('A message that is taken back', () => {
  it('leaves a tombstone in the thread and the list, and nothing of it anywhere [case 39] [case 41]', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const event = customer.writes('รหัสลับ-1234');
    await system.process(event);
    const watching = await operator.watch(lineUserId);
    await system.process(customer.unsends(lineMessageIdOf(event)));

    const update = await watching.nextEvent('message_updated', ({ state }) => state === 'unsent');
    expect(update).toMatchObject({ text: null, payload: null, isQuotable: false });
    const [message] = await threadOf(customer);
    expect(message).toMatchObject({ state: 'unsent', text: null, payload: null });
    expect(await traceOf('รหัสลับ-1234')).toBe(0);
  });

  it('is a tombstone as the last message of the list, too [case 39]', async () => {
    const customer = new LineCustomer();
    const event = customer.sends({ type: 'sticker', packageId: '446', stickerId: '1988' });
    await system.process(event, customer.unsends(lineMessageIdOf(event), { timestamp: Date.now() + 1 }));
    const { items } = await operator.call(listConversations, { q: customer.lineUserId });
    expect(items[0]?.lastMessage).toMatchObject({ state: 'unsent', text: null, payload: null });
  });

  it('is only a tombstone for those that quote it, and cannot be quoted any more [case 39] [case 41]', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const quoted = customer.writes('คุยกับเจ้าหน้าที่');
    await system.process(quoted);
    await operator.call(claimConversation, { lineUserId });
    const quotedMessageId = lineMessageIdOf(quoted);
    const text = { id: newLineMessageId(), type: 'text', text: 'ตามนี้', quotedMessageId };
    await system.process(customer.event('message', { message: text }));
    await system.process(customer.unsends(quotedMessageId));

    const thread = await threadOf(customer);
    const tombstone = thread.find(({ state }) => state === 'unsent');
    expect(thread.find((message) => message.text === 'ตามนี้')?.quotedMessageId).toBe(tombstone?.id);
    const quoting = { lineUserId, text: 'อันนี้', clientId: newClientId(), quoteMessageId: tombstone?.id };
    await expect(operator.call(sendMessage, quoting)).rejects.toMatchObject({ status: 400 });
  });

  it('takes its history of edits with it [case 39]', async () => {
    const customer = new LineCustomer();
    const event = customer.writes('ก่อนแก้-5678');
    const id = lineMessageIdOf(event);
    const at = Date.now();
    await system.process(event, customer.edits(id, 'หลังแก้-5678', { timestamp: at + 10 }));
    await system.process(customer.unsends(id, { timestamp: at + 20 }));
    // An edit that LINE delivers late brings nothing back.
    await system.process(customer.edits(id, 'แก้ช้า-5678', { timestamp: at + 15 }));
    expect(await traceOf('-5678')).toBe(0);
    expect((await threadOf(customer))[0]).toMatchObject({ state: 'unsent', text: null });
  });

  it.each([['the same body'], ['another body']])(
    'before it arrives, in %s, is never seen, answered or handed over [case 40]',
    async (where) => {
      const customer = new LineCustomer();
      const at = Date.now();
      const event = customer.writes('คุยกับเจ้าหน้าที่ ลับมาก-9999', { timestamp: at });
      const unsend = customer.unsends(lineMessageIdOf(event), { timestamp: at - 1 });
      await system.process(customer.follows({ mode: 'standby', replyToken: undefined }));
      const watching = await operator.watch(customer.lineUserId);
      if (where === 'the same body') await system.process(unsend, event);
      else {
        await system.process(unsend);
        await system.process(event);
      }
      const [message] = watching.events('new_message').slice(-1);
      expect(message).toMatchObject({ state: 'unsent', text: null, payload: null });
      expect(await conversationOf(customer)).toMatchObject({
        session: null,
        lastMessage: { state: 'unsent' },
      });
      expect(await outgoingTo(customer)).toBe(0);
      expect(await traceOf('ลับมาก-9999')).toBe(0);
    },
  );

  it('before it arrives is forgotten together with what an edit told of it [case 40]', async () => {
    const customer = new LineCustomer();
    const at = Date.now();
    const event = customer.writes('ต้นฉบับ-4444', { timestamp: at });
    const id = lineMessageIdOf(event);
    await system.process(customer.edits(id, 'แก้-4444', { timestamp: at + 1 }));
    await system.process(customer.unsends(id, { timestamp: at + 3 }));
    await system.process(customer.edits(id, 'แก้อีก-4444', { timestamp: at + 2 }));
    await system.process(event);
    expect(await traceOf('-4444')).toBe(0);
  });

  it('is not fetched from LINE when it was an image [case 40]', async () => {
    const customer = new LineCustomer();
    const image = { id: newLineMessageId(), type: 'image', contentProvider: { type: 'line' } };
    await system.process(customer.unsends(image.id, { timestamp: Date.now() - 1 }));
    await system.process(customer.event('message', { message: image }));
    // Another customer's image that is fetched shows that the queue has been worked off.
    const other = new LineCustomer();
    const sent = other.sends({ type: 'image', contentProvider: { type: 'line' } });
    await system.process(sent);
    const fetched = (id: string) =>
      system.line.calls.filter(({ kind, path }) => kind === 'content' && path.includes(id));
    await waitFor(() => fetched(lineMessageIdOf(sent)).length > 0, { description: 'the other is fetched' });
    expect(fetched(image.id)).toEqual([]);
    expect((await threadOf(customer))[0]).toMatchObject({ state: 'unsent', payload: null });
  });
});

describe('A text that is edited', () => {
  const historyOf = async (customer: LineCustomer) =>
    (
      await system.rows.select<{ text: string }>(
        `SELECT e.text FROM message_edits e JOIN messages m ON m.id = e.message_id
          WHERE m.line_user_id = $1 ORDER BY e.id`,
        [customer.lineUserId],
      )
    ).map(({ text }) => text);

  it('reads as it was edited last by the time at LINE, with its history, whatever order edits come in [case 38]', async () => {
    const customer = new LineCustomer();
    const at = Date.now();
    const event = customer.writes('หนึ่ง', { timestamp: at });
    const id = lineMessageIdOf(event);
    await system.process(event);
    const watching = await operator.watch(customer.lineUserId);
    await system.process(customer.edits(id, 'สาม', { timestamp: at + 2000 }));
    await system.process(customer.edits(id, 'สอง', { timestamp: at + 1000 }));

    const editedAt = new Date(at + 2000).toISOString();
    await watching.nextEvent('message_updated', ({ text }) => text === 'สาม');
    const [message] = await threadOf(customer);
    expect(message).toMatchObject({ text: 'สาม', editedAt, state: 'received', isQuotable: true });
    expect(await historyOf(customer)).toEqual(['หนึ่ง', 'สอง']);
    const edits = watching.events('message_updated').filter(({ sender }) => sender.kind === 'CUSTOMER');
    expect(edits.map(({ text }) => text)).toEqual(['สาม']);
  });

  it('before it arrives is seen as edited, and the bot answers what it says now [case 38]', async () => {
    const customer = new LineCustomer();
    const at = Date.now();
    const event = customer.writes('คุยกับเจ้าหน้าที่', { timestamp: at });
    const id = lineMessageIdOf(event);
    await system.process(customer.edits(id, 'ไม่เป็นไรแล้ว', { timestamp: at + 2 }));
    await system.process(customer.edits(id, 'ไม่เป็นไร', { timestamp: at + 1 }));
    await system.process(event);
    const customerMessage = (await threadOf(customer)).find(({ sender }) => sender.kind === 'CUSTOMER');
    expect(customerMessage).toMatchObject({ text: 'ไม่เป็นไรแล้ว' });
    expect(await historyOf(customer)).toEqual(['คุยกับเจ้าหน้าที่', 'ไม่เป็นไร']);
    expect((await conversationOf(customer)).session).toBeNull();
  });

  it('is not answered again and hands nobody over, but lets us answer for free [case 38]', async () => {
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const event = customer.writes('สวัสดี', { replyToken: undefined });
    await system.process(event);
    const before = await outgoingTo(customer);
    const edit = customer.edits(lineMessageIdOf(event), 'คุยกับเจ้าหน้าที่', { timestamp: Date.now() + 1 });
    await system.process(edit);
    expect(await outgoingTo(customer)).toBe(before);
    const conversation = await conversationOf(customer);
    expect(conversation.session).toBeNull();
    expect(await system.rows.count('reply_tokens WHERE token = $1', [edit.replyToken])).toBe(1);
    expect(conversation.lineUserId).toBe(lineUserId);
  });

  it('can be quoted with the token of the edit only [case 38]', async () => {
    const customer = new LineCustomer();
    const event = customer.writes('ก่อน');
    const id = lineMessageIdOf(event);
    const edit = customer.edits(id, 'หลัง', { timestamp: Date.now() + 1 });
    await system.process(event, edit);
    const { quoteToken } = edit.message as { quoteToken: string };
    expect(
      await system.rows.count('messages WHERE line_message_id = $1 AND quote_token = $2', [id, quoteToken]),
    ).toBe(1);
  });
});

describe('Who blocks and comes back', () => {
  it('is known as such, by the time at LINE, and is one customer [case 37]', async () => {
    const customer = new LineCustomer();
    const at = Date.now();
    await system.process(customer.follows({ timestamp: at - 9000 }));
    await system.process(customer.blocks({ timestamp: at }));
    await system.process(customer.follows({ timestamp: at - 5000 }));
    expect(await conversationOf(customer)).toMatchObject({ isBlocked: true });
    const again = customer.follows({ timestamp: at + 5000, follow: { isUnblocked: true } });
    await system.process(again, customer.follows({ timestamp: at + 5000, follow: { isUnblocked: true } }));

    expect(await conversationOf(customer)).toMatchObject({ isBlocked: false });
    const lines = (await threadOf(customer)).flatMap(({ payload }) =>
      payload?.kind === 'system' ? [`${payload.event} ${String(payload.detail)}`] : [],
    );
    expect(lines).toEqual(['followed null', 'unfollowed null', 'followed unblocked']);
  });

  it('lets us answer for free with the token of the follow', async () => {
    const customer = new LineCustomer();
    await system.process(customer.follows());
    await waitFor(() => expect(system.line.sendingsTo(customer.lineUserId)).toHaveLength(1), {
      description: 'the greeting is sent',
    });
    expect(system.line.sendingsTo(customer.lineUserId)).toMatchObject([{ kind: 'reply' }]);
  });
});

describe('Standby', () => {
  it('is context: nothing is sent, nobody is handed over, no token is kept [case 32]', async () => {
    const customer = new LineCustomer();
    const standby = { mode: 'standby' };
    const message = { type: 'text', text: 'คุยกับเจ้าหน้าที่', markAsReadToken: 'read-me' };
    await system.process(
      customer.follows(standby),
      customer.sends(message, standby),
      customer.taps('action=handoff', standby),
    );
    const { lineUserId } = customer;
    expect((await threadOf(customer)).filter(({ direction }) => direction === 'INCOMING')).toHaveLength(3);
    expect(await conversationOf(customer)).toMatchObject({ session: null, freeReplyUntil: null });
    expect(await outgoingTo(customer)).toBe(0);
    expect(await system.rows.count('reply_tokens WHERE line_user_id = $1', [lineUserId])).toBe(0);
    expect(
      await system.rows.count('customers WHERE line_user_id = $1 AND mark_as_read_token IS NOT NULL', [
        lineUserId,
      ]),
    ).toBe(0);
    expect(system.line.sendingsTo(lineUserId)).toEqual([]);
  });

  it.each([[undefined], ['supervised']])('is assumed when the mode is %j [case 28]', async (mode) => {
    const customer = new LineCustomer();
    await system.process(customer.writes('คุยกับเจ้าหน้าที่', { mode }));
    expect(await conversationOf(customer)).toMatchObject({ session: null });
    expect(await outgoingTo(customer)).toBe(0);
  });
});

describe('What an old body brings again', () => {
  it('is neither answered nor acted upon, also when the inbox has forgotten it [case 26]', async () => {
    const customer = new LineCustomer();
    const timestamp = Date.now() - 40 * 24 * 60 * 60 * 1000;
    const events = [
      customer.writes('สวัสดี', { timestamp }),
      customer.writes('คุยกับเจ้าหน้าที่', { timestamp: timestamp + 1 }),
      customer.taps('action=handoff', { timestamp: timestamp + 2 }),
      customer.follows({ timestamp: timestamp + 3 }),
    ];
    await system.process(...events);
    await system.rows.select('DELETE FROM webhook_events WHERE lane = $1', [`user:${customer.lineUserId}`]);
    await system.process(...events);

    expect(await outgoingTo(customer)).toBe(0);
    expect(await conversationOf(customer)).toMatchObject({ session: null });
    expect((await threadOf(customer)).filter(({ type }) => type === 'text')).toHaveLength(2);
  });
});

describe('Albums', () => {
  it('keep together images that come out of order, with gaps and without places [case 42]', async () => {
    const customer = new LineCustomer();
    const image = (imageSet: Record<string, unknown>, timestamp: number) =>
      customer.sends({ type: 'image', contentProvider: { type: 'line' }, imageSet }, { timestamp });
    const at = Date.now();
    await system.process(
      image({ id: 'album-1', index: 3, total: 4 }, at),
      image({ id: 'album-1', index: 1, total: 4 }, at + 1),
      image({ id: 'album-1' }, at + 2),
    );
    const albums = (await threadOf(customer)).map(({ payload }) =>
      payload?.kind === 'media' ? payload.media.album : null,
    );
    expect(albums).toEqual([
      { id: 'album-1', index: 3, total: 4 },
      { id: 'album-1', index: 1, total: 4 },
      { id: 'album-1', index: null, total: null },
    ]);
  });
});
