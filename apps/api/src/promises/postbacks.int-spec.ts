import { claimConversation, getConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { noticeHoldSeconds: 0 } } });
  operator = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const sessionOf = async ({ lineUserId }: LineCustomer) =>
  (await operator.call(getConversation, { lineUserId })).session;

/** What the operators see in the thread besides messages. */
async function linesOf({ lineUserId }: LineCustomer): Promise<string[]> {
  const { messages } = await operator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) =>
    payload?.kind === 'system'
      ? [payload.detail ? `${payload.event}: ${payload.detail}` : payload.event]
      : [],
  );
}

const statusesOf = (customer: LineCustomer) =>
  system.rows
    .select<{ status: string }>(
      `SELECT status FROM webhook_events WHERE lane = $1 ORDER BY occurred_at, id`,
      [`user:${customer.lineUserId}`],
    )
    .then((rows) => rows.map(({ status }) => status));

async function waitingCustomer(): Promise<LineCustomer> {
  const customer = new LineCustomer();
  await system.process(customer.taps('action=handoff'));
  return customer;
}

describe('A tap on a button of ours', () => {
  it('calls a person, once however often it is tapped [case 48]', async () => {
    const customer = new LineCustomer();
    await system.process(customer.taps('action=handoff'), customer.taps('action=handoff'));
    await system.process(customer.taps('action=handoff'));
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING', trigger: { kind: 'POSTBACK' } });
    expect(await linesOf(customer)).toEqual(['handoff_requested']);
    expect(await system.rows.count('sessions WHERE line_user_id = $1', [customer.lineUserId])).toBe(1);
  });

  it('leaves the queue, once; the customer is told and is with the bot again [case 48]', async () => {
    const customer = await waitingCustomer();
    const tab = await operator.openTab();
    await system.process(customer.taps('action=leave_queue'), customer.taps('action=leave_queue'));

    await tab.nextEvent('session_closed', ({ session }) => session.lineUserId === customer.lineUserId);
    expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED', closedBy: 'USER' });
    expect(await operator.call(getConversation, customer)).toMatchObject({ chatMode: 'BOT' });
    expect(await linesOf(customer)).toEqual(['handoff_requested', 'session_left']);
    await waitFor(() => expect(system.line.sendingsTo(customer.lineUserId)).toHaveLength(2), {
      description: 'both notices are sent',
    });
    expect(system.line.sendingsTo(customer.lineUserId).map(({ kind }) => kind)).toEqual(['reply', 'reply']);
  });

  it('ends the chat with an operator, bound to its session [case 48]', async () => {
    const customer = await waitingCustomer();
    const { lineUserId } = customer;
    const session = await operator.call(claimConversation, { lineUserId });
    await system.process(customer.taps(`action=end_chat&session=${session.id}`));
    expect(await sessionOf(customer)).toMatchObject({ id: session.id, status: 'CLOSED', closedBy: 'USER' });
    const audited = `audit_log WHERE action = 'session.closed' AND subject_id = $1 AND operator_id IS NULL`;
    expect(await system.rows.count(audited, [session.id])).toBe(1);
  });

  it('does not take the customer away from an operator who has come meanwhile', async () => {
    const customer = await waitingCustomer();
    await operator.call(claimConversation, { lineUserId: customer.lineUserId });
    await system.process(customer.taps('action=leave_queue'));
    expect(await sessionOf(customer)).toMatchObject({ status: 'ACTIVE' });
    expect(await linesOf(customer)).toContain('postback: action=leave_queue');
  });

  it('only hands over a fresh reply token when it says that the customer has read [case 48]', async () => {
    const customer = new LineCustomer();
    const tap = customer.taps('action=acknowledge');
    await system.process(tap);
    expect(await linesOf(customer)).toEqual([]);
    const { freeReplyUntil } = await operator.call(getConversation, customer);
    expect(freeReplyUntil).not.toBeNull();
  });

  it('that was made for another customer, or for nobody, changes nothing [case 49]', async () => {
    const [owner, other] = [await waitingCustomer(), await waitingCustomer()];
    const session = await sessionOf(owner);
    await system.process(
      other.taps(`action=end_chat&session=${session?.id}`),
      other.taps('action=leave_queue&session=999999999999'),
      other.taps(`action=handoff&session=${session?.id}`),
    );
    expect(await sessionOf(owner)).toMatchObject({ status: 'WAITING' });
    expect(await sessionOf(other)).toMatchObject({ status: 'WAITING' });
    expect(await statusesOf(other)).toEqual(['done', 'ignored', 'ignored', 'ignored']);
  });

  it('does nothing in a group, where anybody can tap it [case 49]', async () => {
    const customer = await waitingCustomer();
    const group = { type: 'group', groupId: `C${'4'.repeat(32)}`, userId: customer.lineUserId };
    await system.process(customer.taps('action=leave_queue', { source: group }));
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING' });
  });

  it('of an earlier session is shown to the operators and ends nothing [case 50]', async () => {
    const customer = await waitingCustomer();
    const first = await sessionOf(customer);
    await system.process(customer.taps('action=end_chat'));
    await system.process(customer.taps('action=handoff', { timestamp: Date.now() + 1 }));
    await system.process(customer.taps(`action=end_chat&session=${first?.id}`));
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING' });
    expect(await linesOf(customer)).toContain(`postback: action=end_chat&session=${first?.id}`);
  });
});

describe('A tap on any other button', () => {
  it.each([
    ['book=1'],
    ['action=dance'],
    ['{"json":'],
    ['action=handoff%'],
    ['action=handoff&x=%E0%A4%A'],
    ['action=end_chat&session=../1'],
  ])('is shown to the operators as it is, and nothing follows: %s [case 50]', async (data) => {
    const customer = new LineCustomer();
    await system.process(customer.taps(data));
    expect(await linesOf(customer)).toEqual([`postback: ${data}`]);
    expect(await sessionOf(customer)).toBeNull();
  });

  it('is cut when it is longer than LINE allows, even if it looks like one of ours [case 50]', async () => {
    const customer = new LineCustomer();
    await system.process(
      customer.taps(`action=handoff&${'x'.repeat(290)}`),
      customer.taps(`${'x'.repeat(299)}🤨tail`),
      customer.taps(''),
    );
    const lines = await linesOf(customer);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toHaveLength('postback: '.length + 300);
    expect(lines[1]).toMatch(/x\ufffd$/);
    expect(await sessionOf(customer)).toBeNull();
  });

  it.each([
    [{ date: '2026-11-21' }, 'date: 2026-11-21'],
    [{ datetime: '2026-11-21T10:00' }, 'datetime: 2026-11-21T10:00'],
    [{ newRichMenuAliasId: 'tab-b', status: 'SUCCESS' }, 'newRichMenuAliasId: tab-b · status: SUCCESS'],
    [{ status: 'FAILED' }, 'status: FAILED'],
  ])('says what was chosen with it: %j [case 51]', async (params, shown) => {
    const customer = new LineCustomer();
    await system.process(customer.event('postback', { postback: { data: 'pick', params } }));
    expect(await linesOf(customer)).toEqual([`postback: pick · ${shown}`]);
  });
});
