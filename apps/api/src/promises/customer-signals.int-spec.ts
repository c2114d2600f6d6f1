import { claimConversation, markConversationRead } from '@jsk/contracts/conversations';
import { markAsReadAtLine } from '@jsk/contracts/customer-signals';
import { listMessages, sendMessage } from '@jsk/contracts/messages';
import { messagingSettingsSchema, updateSettings } from '@jsk/contracts/settings';
import { createHandoffKeywords, createSession } from '@jsk/testing/factories';
import type { LineCallKind } from '@jsk/testing/fake-line';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;
let administrator: OperatorSession;

const defaults = messagingSettingsSchema.parse({});

beforeAll(async () => {
  system = await TestSystem.start();
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  operator = await system.signIn();
  administrator = await system.signIn({ role: 'ADMIN' });
});
afterEach(() => system.closeTabs());
afterAll(async () => {
  await system.stop();
  expect(system.line.violations).toEqual([]);
});

function choose(messaging: Partial<typeof defaults>) {
  return administrator.call(updateSettings, { messaging: { ...defaults, ...messaging } });
}

function callsFor(kind: LineCallKind, { lineUserId }: LineCustomer): unknown[] {
  return system.line.calls
    .filter((call) => call.kind === kind && call.lineUserId === lineUserId)
    .map(({ body }) => JSON.parse(body) as unknown);
}

const tokenOf = ({ lineUserId }: LineCustomer, number = 1) => `read-${lineUserId}-${number}`;

/** A customer who wrote something that can be marked as read. */
async function writer(
  owner: OperatorSession = operator,
): Promise<{ customer: LineCustomer; messageId: string }> {
  const customer = new LineCustomer();
  await system.process(
    customer.sends({ type: 'text', text: 'มีของไหมคะ', markAsReadToken: tokenOf(customer) }),
  );
  await createSession(system.rows, customer.lineUserId, { operatorId: owner.user.id });
  const [message] = await system.rows.select<{ id: string }>(
    `SELECT id FROM messages WHERE line_user_id = $1 AND direction = 'INCOMING'`,
    [customer.lineUserId],
  );
  return { customer, messageId: message?.id ?? '' };
}

/** Jobs are worked off in the order in which they came: once a later one is done, nothing more will come. */
async function signalsAreDone(): Promise<void> {
  const { customer } = await writer();
  await operator.call(markAsReadAtLine, { lineUserId: customer.lineUserId });
  await waitFor(() => expect(callsFor('markAsRead', customer)).toHaveLength(1), {
    description: 'a later signal arrives',
  });
  await waitFor(
    async () =>
      expect(
        await system.rows.count(
          `bullmq.job WHERE queue LIKE '%customer-signals' AND state IN ('waiting', 'active', 'delayed')`,
        ),
      ).toBe(0),
    { description: 'every signal is worked off' },
  );
}

const storedToken = async ({ lineUserId }: LineCustomer) =>
  (
    await system.rows.select<{ token: string | null }>(
      'SELECT mark_as_read_token AS token FROM customers WHERE line_user_id = $1',
      [lineUserId],
    )
  )[0]?.token;

describe('That an answer is on its way', () => {
  const shown = (customer: LineCustomer, seconds: number) => ({
    chatId: customer.lineUserId,
    loadingSeconds: seconds,
  });

  beforeAll(() => choose({}));

  it('is shown to a customer who asks for a person, and again when somebody takes over [case 84]', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่'));
    await waitFor(() => expect(callsFor('loading', customer)).toEqual([shown(customer, 20)]), {
      description: 'the animation is shown',
    });
    await operator.call(claimConversation, { lineUserId: customer.lineUserId });
    await waitFor(
      () => expect(callsFor('loading', customer)).toEqual([shown(customer, 20), shown(customer, 20)]),
      {
        description: 'the animation is shown again',
      },
    );
  });

  it('is shown while its operator types, at most once in ten seconds [case 84]', async () => {
    const { customer } = await writer();
    const { lineUserId } = customer;
    const [tab, other] = [await operator.watch(lineUserId), await operator.watch(lineUserId)];
    for (const typing of [tab, other, tab]) await typing.ask('typing_start', { lineUserId });
    await waitFor(() => expect(callsFor('loading', customer)).toEqual([shown(customer, 15)]), {
      description: 'the animation is shown',
    });
    await signalsAreDone();
    expect(callsFor('loading', customer)).toHaveLength(1);
  });

  it('is not shown for somebody who only looks on', async () => {
    const { customer } = await writer();
    const { lineUserId } = customer;
    const tab = await administrator.watch(lineUserId);
    await tab.ask('typing_start', { lineUserId });
    await signalsAreDone();
    expect(callsFor('loading', customer)).toEqual([]);
  });

  it('is not shown to a customer who has blocked the account', async () => {
    const { customer } = await writer();
    const { lineUserId } = customer;
    await system.process(customer.blocks());
    const tab = await operator.watch(lineUserId);
    await tab.ask('typing_start', { lineUserId });
    await signalsAreDone();
    expect(callsFor('loading', customer)).toEqual([]);
  });

  it('is not shown while another module holds the chat [case 32]', async () => {
    const customer = new LineCustomer();
    const standby = { mode: 'standby', replyToken: undefined };
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่', standby));
    await signalsAreDone();
    expect(callsFor('loading', customer)).toEqual([]);
  });

  it('is not shown while an operator types in a chat that another module holds [case 32]', async () => {
    const { customer } = await writer();
    const { lineUserId } = customer;
    await system.process(customer.writes('คุยกับโมดูลอื่น', { mode: 'standby', replyToken: undefined }));
    const tab = await operator.watch(lineUserId);
    await tab.ask('typing_start', { lineUserId });
    await signalsAreDone();
    expect(callsFor('loading', customer)).toEqual([]);
  });

  it('is not shown when the setting says so', async () => {
    await choose({ loadingForBot: false, loadingWhileTyping: false });
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    await system.process(customer.writes('ขอคุยกับเจ้าหน้าที่'));
    await operator.call(claimConversation, { lineUserId });
    const tab = await operator.watch(lineUserId);
    await tab.ask('typing_start', { lineUserId });
    await signalsAreDone();
    expect(callsFor('loading', customer)).toEqual([]);
  });

  it('never delays the answer itself, whatever LINE does with it', async () => {
    await choose({});
    const { customer } = await writer();
    const { lineUserId } = customer;
    const held = system.line.holdNext('loading');
    const tab = await operator.watch(lineUserId);
    await tab.ask('typing_start', { lineUserId });
    await held.arrived;
    await operator.call(sendMessage, { lineUserId, text: 'มีค่ะ', clientId: newClientId() });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toContain('มีค่ะ'), {
      description: 'the answer arrives',
    });
    held.release();
  });
});

describe('That the words of a customer were read', () => {
  const marked = (customer: LineCustomer, number = 1) => ({ markAsReadToken: tokenOf(customer, number) });

  it.each([
    ['on_open', 1, 1],
    ['on_reply', 0, 1],
    ['manually', 0, 0],
    ['never', 0, 0],
  ] as const)('is shown according to the setting «%s»', async (markAsRead, afterOpening, afterReply) => {
    await choose({ markAsRead });
    const { customer, messageId } = await writer();
    const { lineUserId } = customer;
    await operator.call(markConversationRead, { lineUserId, messageId });
    await waitFor(() => expect(callsFor('markAsRead', customer)).toHaveLength(afterOpening), {
      description: 'it is marked on opening or not',
    });
    await signalsAreDone();
    await operator.call(sendMessage, { lineUserId, text: 'มีค่ะ', clientId: newClientId() });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toContain('มีค่ะ'), {
      description: 'the answer arrives',
    });
    await waitFor(() => expect(callsFor('markAsRead', customer)).toHaveLength(afterReply), {
      description: 'it is marked on replying or not',
    });
    await signalsAreDone();
    expect(callsFor('markAsRead', customer)).toEqual(afterReply > 0 ? [marked(customer)] : []);
    expect(await storedToken(customer)).toBe(afterReply > 0 ? null : tokenOf(customer));
  });

  it('can be shown by hand, once; then there is nothing left to mark', async () => {
    await choose({ markAsRead: 'manually' });
    const { customer } = await writer();
    const { lineUserId } = customer;
    expect(await operator.call(markAsReadAtLine, { lineUserId })).toEqual({ isMarking: true });
    await waitFor(() => expect(callsFor('markAsRead', customer)).toEqual([marked(customer)]), {
      description: 'LINE is told',
    });
    await waitFor(async () => expect(await storedToken(customer)).toBeNull(), { description: 'it is spent' });
    expect(await operator.call(markAsReadAtLine, { lineUserId })).toEqual({ isMarking: false });
    expect(
      await system.rows.count(`audit_log WHERE action = 'customer.marked_as_read' AND subject_id = $1`, [
        lineUserId,
      ]),
    ).toBe(1);
  });

  it('cannot be shown to nobody', async () => {
    const lineUserId = new LineCustomer().lineUserId;
    await expect(operator.call(markAsReadAtLine, { lineUserId })).rejects.toMatchObject({ status: 404 });
  });

  it('is shown for the newest message: a token that came meanwhile is kept', async () => {
    await choose({ markAsRead: 'manually' });
    const { customer } = await writer();
    const { lineUserId } = customer;
    const held = system.line.holdNext('markAsRead');
    await operator.call(markAsReadAtLine, { lineUserId });
    await held.arrived;
    await system.process(
      customer.sends({ type: 'text', text: 'ยังอยู่ไหม', markAsReadToken: tokenOf(customer, 2) }),
    );
    held.release();
    await signalsAreDone();
    expect(await storedToken(customer)).toBe(tokenOf(customer, 2));
  });

  it('with a token that LINE does not take is dropped without a word [case 85]', async () => {
    await choose({ markAsRead: 'on_open' });
    const { customer, messageId } = await writer();
    const message = 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.';
    system.line.failNext('markAsRead', { kind: 'status', status: 400, body: { message } });
    await operator.call(markConversationRead, { lineUserId: customer.lineUserId, messageId });
    await waitFor(async () => expect(await storedToken(customer)).toBeNull(), {
      description: 'it is dropped',
    });
    await signalsAreDone();
    expect(callsFor('markAsRead', customer)).toHaveLength(1);
  });

  it('of a message without a token asks LINE for nothing [case 85]', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('ไม่มีโทเคน'));
    expect(await operator.call(markAsReadAtLine, { lineUserId: customer.lineUserId })).toEqual({
      isMarking: false,
    });
    await signalsAreDone();
    expect(callsFor('markAsRead', customer)).toEqual([]);
  });

  it('is not shown for what was written while another module held the chat [case 32] [case 85]', async () => {
    await choose({ markAsRead: 'on_open' });
    const customer = new LineCustomer();
    const { lineUserId } = customer;
    const message = { type: 'text', text: 'คุยกับโมดูลอื่น', markAsReadToken: tokenOf(customer) };
    await system.process(customer.sends(message, { mode: 'standby', replyToken: undefined }));
    const { messages } = await operator.call(listMessages, { lineUserId });
    await operator.call(markConversationRead, { lineUserId, messageId: messages[0]?.id ?? '' });
    expect(await operator.call(markAsReadAtLine, { lineUserId })).toEqual({ isMarking: false });
    await signalsAreDone();
    expect(callsFor('markAsRead', customer)).toEqual([]);
  });

  it('is not shown while another module holds the chat, also for what was written before [case 32] [case 85]', async () => {
    await choose({ markAsRead: 'on_open' });
    const { customer, messageId } = await writer();
    const { lineUserId } = customer;
    await system.process(customer.writes('คุยกับโมดูลอื่น', { mode: 'standby', replyToken: undefined }));
    await operator.call(markConversationRead, { lineUserId, messageId });
    expect(await operator.call(markAsReadAtLine, { lineUserId })).toEqual({ isMarking: false });
    await signalsAreDone();
    expect(callsFor('markAsRead', customer)).toEqual([]);
    expect(await storedToken(customer)).toBe(tokenOf(customer));
  });

  it('is tried again when LINE fails, and the token is kept as long', async () => {
    await choose({ markAsRead: 'on_open' });
    const { customer, messageId } = await writer();
    system.line.failNext('markAsRead', { kind: 'status', status: 500 });
    await operator.call(markConversationRead, { lineUserId: customer.lineUserId, messageId });
    await waitFor(() => expect(callsFor('markAsRead', customer)).toHaveLength(2), {
      description: 'LINE is asked again',
      timeoutMs: 15_000,
    });
    await waitFor(async () => expect(await storedToken(customer)).toBeNull(), { description: 'it is spent' });
  });
});
