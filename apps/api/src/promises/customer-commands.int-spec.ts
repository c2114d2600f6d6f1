import { claimConversation, closeConversation, getConversation } from '@jsk/contracts/conversations';
import { listMessages } from '@jsk/contracts/messages';
import { getQueue } from '@jsk/contracts/queue';
import { customerTextsSchema, sessionSettingsSchema, updateSettings } from '@jsk/contracts/settings';
import { createAutoReply, createHandoffKeywords, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

const { closed, fallback, handoff, leftQueue } = customerTextsSchema.parse({});

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { noticeHoldSeconds: 0 } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  await createAutoReply(system.rows, { keyword: 'continue', matchKind: 'exact', text: 'continue what?' });
  operator = await system.signIn({ displayName: 'มะปราง' });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const sessionOf = async (customer: LineCustomer) => (await operator.call(getConversation, customer)).session;

async function linesOf(customer: LineCustomer): Promise<string[]> {
  const { messages } = await operator.call(listMessages, customer);
  return messages.flatMap(({ payload, text }) =>
    payload?.kind === 'system' ? [payload.event] : [text ?? ''],
  );
}

async function everythingIsOut({ lineUserId }: LineCustomer): Promise<void> {
  const queued = `messages WHERE line_user_id = $1 AND state = 'queued'`;
  await waitFor(async () => expect(await system.rows.count(queued, [lineUserId])).toBe(0), {
    description: 'everything has gone out',
  });
}

/** The last call that carried messages to the customer: how it was paid for, what it said, and the button below. */
async function lastCallTo(customer: LineCustomer) {
  await everythingIsOut(customer);
  const call = system.line.sendingsTo(customer.lineUserId).at(-1);
  const { messages } = JSON.parse(call?.body ?? '{"messages":[]}') as {
    messages: { quickReply?: { items: { action: { label: string; data: string } }[] } }[];
  };
  const button = messages.at(-1)?.quickReply?.items[0]?.action;
  return { via: call?.kind, texts: call?.texts, button: button && `${button.label}: ${button.data}` };
}

async function waitingCustomer(): Promise<LineCustomer> {
  const customer = new LineCustomer();
  await system.process(customer.writes('คุยกับเจ้าหน้าที่'));
  await everythingIsOut(customer);
  return customer;
}

async function servedCustomer(): Promise<LineCustomer> {
  const customer = await waitingCustomer();
  await operator.call(claimConversation, customer);
  return customer;
}

/** Was served, and is with the bot again. */
async function formerCustomer(): Promise<LineCustomer> {
  const customer = await servedCustomer();
  await operator.call(closeConversation, customer);
  await everythingIsOut(customer);
  return customer;
}

describe('Who waits', () => {
  it.each(['ออกจากคิว', '  Leave  QUEUE ', 'จบแชต'])(
    'leaves the queue by writing «%s», is told so for free, and is with the bot again',
    async (command) => {
      const customer = await waitingCustomer();
      const tab = await operator.openTab();
      await system.process(customer.writes(command));

      await tab.nextEvent('session_closed', ({ session }) => session.lineUserId === customer.lineUserId);
      expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED', closedBy: 'USER', operator: null });
      expect(await operator.call(getConversation, customer)).toMatchObject({ chatMode: 'BOT' });
      expect((await linesOf(customer)).slice(-3)).toEqual([command, 'session_left', leftQueue]);
      // Nobody was there with whom to continue.
      expect(await lastCallTo(customer)).toEqual({ via: 'reply', texts: [leftQueue], button: undefined });
      const { items } = await operator.call(getQueue, {});
      expect(items.map(({ lineUserId }) => lineUserId)).not.toContain(customer.lineUserId);
    },
  );

  it('leaves the queue by the button of the card, once however often it is tapped', async () => {
    const customer = await waitingCustomer();
    const tap = `action=leave_queue&session=${(await sessionOf(customer))?.id}`;
    await system.process(customer.taps(tap), customer.taps(tap));
    expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED', closedBy: 'USER' });
    expect((await linesOf(customer)).filter((line) => line === 'session_left')).toHaveLength(1);
    expect(await lastCallTo(customer)).toMatchObject({ texts: [leftQueue] });
  });

  it('stays there when the words are only part of a message', async () => {
    const customer = await waitingCustomer();
    await system.process(customer.writes('ถ้าจะออกจากคิวต้องทำยังไงคะ'));
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING' });
  });
});

describe('Who talks to an operator', () => {
  it.each(['จบการสนทนา', 'End Chat'])('ends the chat by writing «%s»', async (command) => {
    const customer = await servedCustomer();
    await system.process(customer.writes(command));
    expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED', closedBy: 'USER' });
    expect(await lastCallTo(customer)).toEqual({
      via: 'reply',
      texts: [closed],
      button: 'คุยต่อ: action=continue',
    });
  });

  it('does not leave a queue in which they are not any more', async () => {
    const customer = await servedCustomer();
    await system.process(customer.writes('ออกจากคิว'));
    expect(await sessionOf(customer)).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('Who was served before', () => {
  it('is offered to continue when the operator closes', async () => {
    const customer = await formerCustomer();
    expect(await lastCallTo(customer)).toMatchObject({ texts: [closed], button: 'คุยต่อ: action=continue' });
  });

  it.each([
    ['by the button', (customer: LineCustomer) => customer.taps('action=continue')],
    ['by writing so', (customer: LineCustomer) => customer.writes('คุยต่อ')],
    ['in English', (customer: LineCustomer) => customer.writes('Continue')],
  ])('continues %s, and waits for the same operator', async (_, event) => {
    const customer = await formerCustomer();
    await system.process(event(customer));
    expect(await sessionOf(customer)).toMatchObject({
      status: 'WAITING',
      trigger: { kind: 'CONTINUE', keyword: null },
    });
    const { items } = await operator.call(getQueue, {});
    expect(items.find(({ lineUserId }) => lineUserId === customer.lineUserId)).toMatchObject({
      wantedOperator: { id: operator.user.id, name: 'มะปราง' },
    });
    expect(await lastCallTo(customer)).toMatchObject({
      via: 'reply',
      texts: [handoff, expect.stringContaining('คิวที่')],
    });
  });

  it('still means the last operator after having waited in vain', async () => {
    const customer = await formerCustomer();
    await system.process(customer.writes('คุยต่อ'), customer.writes('ออกจากคิว'), customer.writes('คุยต่อ'));
    const { items } = await operator.call(getQueue, {});
    expect(items.find(({ lineUserId }) => lineUserId === customer.lineUserId)).toMatchObject({
      wantedOperator: { name: 'มะปราง' },
    });
  });

  it('opens no second session while one is open', async () => {
    const customer = await formerCustomer();
    await system.process(customer.taps('action=continue'), customer.taps('action=continue'));
    await system.process(customer.writes('คุยต่อ'));
    expect(await system.rows.count('sessions WHERE line_user_id = $1', [customer.lineUserId])).toBe(2);
  });
});

describe('Words for which there is nothing to do', () => {
  it('are for the bot: nobody was there to continue with, and there is no queue to leave', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('continue'));
    expect(await lastCallTo(customer)).toMatchObject({ texts: ['continue what?'] });
    await system.process(customer.writes('ออกจากคิว'));
    expect(await lastCallTo(customer)).toMatchObject({ texts: [fallback] });
    await system.process(customer.taps('action=continue'), customer.taps('action=leave_queue'));
    expect(await sessionOf(customer)).toBeNull();
  });

  it('are what administrators say they are', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const sessions = sessionSettingsSchema.parse({ endChatCommands: ['บาย'], continueCommands: [] });
    await administrator.call(updateSettings, { sessions });
    const customer = await servedCustomer();
    await system.process(customer.writes('จบแชต'));
    expect(await sessionOf(customer)).toMatchObject({ status: 'ACTIVE' });
    await system.process(customer.writes('บาย'));
    expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED' });
    expect(await lastCallTo(customer)).toEqual({ via: 'reply', texts: [closed], button: undefined });
    await administrator.call(updateSettings, { sessions: sessionSettingsSchema.parse({}) });
  });
});

describe('A command that LINE delivers late', () => {
  it('still counts after an outage, and not on the next day', async () => {
    const customer = new LineCustomer();
    await system.rows.select('INSERT INTO customers (line_user_id) VALUES ($1)', [customer.lineUserId]);
    await createSession(system.rows, customer.lineUserId);
    const hoursAgo = (hours: number) => ({ timestamp: Date.now() - hours * 60 * 60 * 1000 });
    await system.process(customer.writes('ออกจากคิว', hoursAgo(25)));
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING' });
    await system.process(customer.writes('ออกจากคิว', hoursAgo(1)));
    expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED' });
  });

  it('does nothing while another module holds the chat', async () => {
    const customer = await waitingCustomer();
    await system.process(customer.writes('ออกจากคิว', { mode: 'standby' }));
    expect(await sessionOf(customer)).toMatchObject({ status: 'WAITING' });
    await system.process(customer.writes('ออกจากคิว', { timestamp: Date.now() + 1 }));
    expect(await sessionOf(customer)).toMatchObject({ status: 'CLOSED' });
    expect(await lastCallTo(customer)).toMatchObject({ via: 'reply', texts: [leftQueue] });
  });
});
