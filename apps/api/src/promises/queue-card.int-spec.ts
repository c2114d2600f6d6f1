import { claimConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { getQueue } from '@jsk/contracts/queue';
import { customerTextsSchema, settingsSchema, updateSettings } from '@jsk/contracts/settings';
import { QueuePlacesService } from '@jsk/features/handoff';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let administrator: OperatorSession;

const { handoff } = customerTextsSchema.parse({});
const { routing } = settingsSchema.shape;
const defaults = { messaging: settingsSchema.shape.messaging.parse({ noticeHoldSeconds: 0 }) };

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, settings: defaults });
  operator = await system.signIn();
  administrator = await system.signIn({ role: 'ADMIN' });
});
beforeEach(async () => {
  // Nobody waits, and nobody knows for how long people usually do.
  await system.rows.select(`
    UPDATE sessions SET status = 'CLOSED', closed_at = coalesce(closed_at, now()), claimed_at = NULL`);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

interface Card {
  readonly altText: string;
  readonly taps: readonly string[];
}

/** Everything the customer has on the phone: texts as they are, cards with what a tap on their buttons says. */
function phoneOf({ lineUserId }: LineCustomer): (string | Card)[] {
  return system.line.sendingsTo(lineUserId).flatMap(({ body }) => {
    const { messages } = JSON.parse(body) as {
      messages: { type: string; text?: string; altText?: string }[];
    };
    return messages.map((message) => {
      if (message.type !== 'flex') return message.text ?? '';
      const taps = [...JSON.stringify(message).matchAll(/"data":"([^"]+)"/g)].map(([, data]) => data ?? '');
      return { altText: message.altText ?? '', taps };
    });
  });
}

const card = (position: number, minutes: number | null = null): unknown => {
  const wait = minutes === null ? '' : `รอประมาณ ${minutes} นาที`;
  return expect.objectContaining({ altText: expect.stringContaining(`คิวที่ ${position} · ${wait}`) });
};

const callsTo = ({ lineUserId }: LineCustomer) => system.line.sendingsTo(lineUserId).map(({ kind }) => kind);

/** Puts somebody into the queue, ahead of whoever comes now. */
async function waitsSince(minutesAgo: number): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { createdAt: new Date(Date.now() - minutesAgo * 60_000) });
  return lineUserId;
}

async function everythingIsOut({ lineUserId }: LineCustomer): Promise<void> {
  const queued = `messages WHERE line_user_id = $1 AND state = 'queued'`;
  await waitFor(async () => expect(await system.rows.count(queued, [lineUserId])).toBe(0), {
    description: 'everything has gone out',
  });
}

/** Asks for a person, and has the notice and the place. */
async function newcomer(): Promise<LineCustomer> {
  const customer = new LineCustomer();
  await system.process(customer.taps('action=handoff'));
  await everythingIsOut(customer);
  return customer;
}

async function sessionIdOf({ lineUserId }: LineCustomer): Promise<string> {
  const [row] = await system.rows.select<{ id: string }>(
    `SELECT id FROM sessions WHERE line_user_id = $1 ORDER BY id DESC LIMIT 1`,
    [lineUserId],
  );
  return row?.id ?? '';
}

/** The customer was told a while ago, so that news are news and not noise. */
function toldLongAgo({ lineUserId }: LineCustomer): Promise<unknown> {
  return system.rows.select(
    `UPDATE sessions SET told_position_at = now() - interval '5 minutes' WHERE line_user_id = $1`,
    [lineUserId],
  );
}

/** The customer has written so many messages that nobody has answered. @param secondsLeft of each reply token's life */
async function hasFreshTokens({ lineUserId }: LineCustomer, ...secondsLeft: number[]): Promise<void> {
  await system.rows.select('DELETE FROM reply_tokens WHERE line_user_id = $1', [lineUserId]);
  await system.rows.select(
    `INSERT INTO reply_tokens (token, line_user_id, expires_at)
     SELECT 'reply-' || $1 || '-test-' || gen_random_uuid(), $1, now() + make_interval(secs => s) FROM unnest($2::int[]) s`,
    [lineUserId, secondsLeft],
  );
}

const tellNews = () => Promise.all(system.apis.map(({ app }) => app.get(QueuePlacesService).tellNews()));

const choose = (positionUpdates: 'never' | 'when_free' | 'always') =>
  administrator.call(updateSettings, { routing: routing.parse({ positionUpdates }) });

describe('Who joins the queue', () => {
  it('is told the place, how many wait and for how long, with the notice in one free call', async () => {
    await waitsSince(20);
    await waitsSince(10);
    const customer = await newcomer();
    const sessionId = await sessionIdOf(customer);

    expect(phoneOf(customer)).toEqual([
      handoff,
      {
        altText: 'คิวที่ 3 · รอประมาณ 2 นาที',
        taps: [
          `action=queue_position&session=${sessionId}`,
          `action=leave_queue&session=${sessionId}`,
          'action=acknowledge',
        ],
      },
    ]);
    expect(callsTo(customer)).toEqual(['reply']);
    const [sent] = system.line.sendingsTo(customer.lineUserId);
    expect(sent?.body).toContain('"3 คน"');
  });

  it('reads the same figures as the operators', async () => {
    const served = await waitsSince(10);
    await operator.call(claimConversation, { lineUserId: served });
    const customer = await newcomer();
    const { items, estimateSeconds } = await operator.call(getQueue, {});
    const { position } = items.find(({ lineUserId }) => lineUserId === customer.lineUserId) ?? {};
    expect(phoneOf(customer)).toContainEqual(card(position ?? 0, Math.ceil(estimateSeconds / 60)));
    expect(estimateSeconds).toBeGreaterThanOrEqual(600);
  });

  it('is shown to the operators with the card that was sent', async () => {
    const customer = await newcomer();
    const { messages } = await operator.call(listMessages, customer);
    expect(messages.map(({ type, sender, state }) => [type, sender.kind, state])).toEqual([
      ['system', 'SYSTEM', 'received'],
      ['text', 'SYSTEM', 'accepted'],
      ['flex', 'SYSTEM', 'accepted'],
    ]);
  });

  it('is told no place that is not true any more: an operator who was quick answers without a card', async () => {
    await administrator.call(updateSettings, {
      messaging: { ...defaults.messaging, noticeHoldSeconds: 5 },
    });
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.process(customer.taps('action=handoff'));
    const tab = await operator.openTab();
    await tab.ask('claim_session', { lineUserId });
    await tab.ask('join_room', { lineUserId });
    await tab.ask('send_message', { lineUserId, text: 'สวัสดีค่ะ', tempId: newClientId() });
    await everythingIsOut(customer);
    await administrator.call(updateSettings, { messaging: defaults.messaging });

    expect(phoneOf(customer)).toEqual([handoff, 'สวัสดีค่ะ']);
    expect(callsTo(customer)).toEqual(['reply']);
    const { messages } = await operator.call(listMessages, { lineUserId });
    expect(messages.filter(({ type }) => type === 'flex')).toEqual([]);
  });
});

describe('A tap on «show my place»', () => {
  it('is answered at once with a new card, for free', async () => {
    await choose('never');
    const ahead = await waitsSince(10);
    const customer = await newcomer();
    await operator.call(claimConversation, { lineUserId: ahead });
    const sessionId = await sessionIdOf(customer);
    await system.process(customer.taps(`action=queue_position&session=${sessionId}`));
    await everythingIsOut(customer);
    expect(phoneOf(customer)).toEqual([handoff, card(2), card(1)]);
    expect(callsTo(customer)).toEqual(['reply', 'reply']);
  });

  it('gets no answer that would cost a message, or when a person is there', async () => {
    const customer = await newcomer();
    const { lineUserId } = customer;
    await system.process(customer.taps('action=queue_position', { replyToken: undefined }));
    await operator.call(claimConversation, { lineUserId });
    await system.process(customer.taps('action=queue_position'));
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual(['reply']);
  });
});

describe('Who moves up', () => {
  it('is told once, for free, however many processes look', async () => {
    await choose('when_free');
    const [first, second] = [await waitsSince(20), await waitsSince(10)];
    const customer = await newcomer();
    await toldLongAgo(customer);
    await hasFreshTokens(customer, 50, 40);
    await operator.call(claimConversation, { lineUserId: first });
    await operator.call(claimConversation, { lineUserId: second });
    await tellNews();
    await tellNews();
    await everythingIsOut(customer);
    expect(phoneOf(customer)).toEqual([handoff, card(3), card(1)]);
    expect(callsTo(customer)).toEqual(['reply', 'reply']);
  });

  it('is not told with the only free reply, which belongs to the answer of a person', async () => {
    await choose('when_free');
    const ahead = await waitsSince(10);
    const customer = await newcomer();
    await toldLongAgo(customer);
    await hasFreshTokens(customer, 50);
    await operator.call(claimConversation, { lineUserId: ahead });
    await tellNews();
    expect(callsTo(customer)).toEqual(['reply']);

    await hasFreshTokens(customer, 12);
    await tellNews();
    await everythingIsOut(customer);
    expect(callsTo(customer)).toEqual(['reply', 'reply']);
  });

  it('is told at a price only where administrators want that, and not every moment', async () => {
    await choose('when_free');
    const [first, second] = [await waitsSince(20), await waitsSince(10)];
    const customer = await newcomer();
    await toldLongAgo(customer);
    await operator.call(claimConversation, { lineUserId: first });
    await tellNews();
    expect(callsTo(customer)).toEqual(['reply']);

    await choose('always');
    await waitFor(async () => (await tellNews(), expect(callsTo(customer)).toEqual(['reply', 'push'])), {
      description: 'every process knows what administrators want',
    });
    await operator.call(claimConversation, { lineUserId: second });
    await tellNews();
    expect(callsTo(customer)).toEqual(['reply', 'push']);
    await toldLongAgo(customer);
    await tellNews();
    expect(callsTo(customer)).toEqual(['reply', 'push', 'push']);
  });

  it('is told nothing who has blocked the account, or while something else is on its way', async () => {
    await choose('always');
    const ahead = await waitsSince(10);
    const [blocked, busy] = [await newcomer(), await newcomer()];
    for (const customer of [blocked, busy]) await toldLongAgo(customer);
    await system.process(blocked.blocks());
    await system.rows.select(
      `INSERT INTO deliveries (id, line_user_id, via, lease_until)
       VALUES (gen_random_uuid(), $1, 'push', now() + interval '1 hour')`,
      [busy.lineUserId],
    );
    await operator.call(claimConversation, { lineUserId: ahead });
    await tellNews();
    expect([callsTo(blocked), callsTo(busy)]).toEqual([['reply'], ['reply']]);
    await system.rows.select(`DELETE FROM deliveries WHERE line_user_id = $1 AND state = 'open'`, [
      busy.lineUserId,
    ]);
  });

  it('is told nothing by whoever looks a moment too late', async () => {
    await choose('always');
    const ahead = await waitsSince(10);
    const customer = await newcomer();
    await toldLongAgo(customer);
    await operator.call(claimConversation, { lineUserId: ahead });
    await Promise.all([tellNews(), operator.call(claimConversation, customer)]);
    await everythingIsOut(customer);
    const told = phoneOf(customer).slice(2);
    const { messages } = await operator.call(listMessages, customer);
    const order = messages.map(({ type, payload }) => (payload?.kind === 'system' ? payload.event : type));
    // Either before the claim, when it was true, or not at all.
    expect(told.length === 0 || order.lastIndexOf('flex') < order.indexOf('session_claimed')).toBe(true);
  });
});
