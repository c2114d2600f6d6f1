import { claimConversation, getConversation, startConversation } from '@jsk/contracts/conversations';
import { barCustomer, getCustomerDetails, unbarCustomer } from '@jsk/contracts/customer-details';
import { listMessages, sendMessage } from '@jsk/contracts/messages';
import {
  createAutoReply,
  createCustomer,
  createHandoffKeywords,
  createSession,
} from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let agent: OperatorSession;
let colleague: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ settings: { messaging: { coalesceWindowMs: 0 } } });
  await createHandoffKeywords(system.rows, ['คุยกับเจ้าหน้าที่']);
  await createAutoReply(system.rows, { keyword: 'ราคา', matchKind: 'contains', text: 'ราคา 100 บาทค่ะ' });
  agent = await system.signIn({ displayName: 'สมชาย' });
  colleague = await system.signIn();
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const reason = 'ส่งข้อความก่อกวน';
const refused = { status: 409, problem: { code: 'customer_barred' } };

async function aCustomer(): Promise<LineCustomer> {
  return new LineCustomer(await createCustomer(system.rows));
}

async function aBarredCustomer(): Promise<LineCustomer> {
  const customer = await aCustomer();
  await agent.call(barCustomer, { lineUserId: customer.lineUserId, reason });
  return customer;
}

const conversationOf = ({ lineUserId }: LineCustomer, operator = agent) =>
  operator.call(getConversation, { lineUserId });

async function textsOf({ lineUserId }: LineCustomer): Promise<(string | null)[]> {
  const { messages } = await agent.call(listMessages, { lineUserId });
  return messages.filter(({ type }) => type === 'text').map(({ text }) => text);
}

describe('A customer whom an operator barred', () => {
  it('is written and shown as before, but calls nobody: no queue, no bot, nothing unread', async () => {
    const customer = await aBarredCustomer();
    await system.process(customer.writes('คุยกับเจ้าหน้าที่'), customer.writes('ราคาเท่าไร'));
    expect(await textsOf(customer)).toEqual(['คุยกับเจ้าหน้าที่', 'ราคาเท่าไร']);
    expect(await conversationOf(customer)).toMatchObject({
      isBarred: true,
      session: null,
      ticket: null,
      unreadCount: 0,
      customerMessageCount: 0,
      freeReplyUntil: null,
    });
    const { lineUserId } = customer;
    expect(await system.rows.count('reply_tokens WHERE line_user_id = $1', [lineUserId])).toBe(0);
    expect(
      await system.rows.count(`messages WHERE line_user_id = $1 AND state = 'queued'`, [lineUserId]),
    ).toBe(0);
    expect(await system.rows.count('deliveries WHERE line_user_id = $1', [lineUserId])).toBe(0);
  });

  it('gets nothing: neither an answer nor a conversation that an operator starts', async () => {
    const { lineUserId } = await aBarredCustomer();
    await expect(agent.call(startConversation, { lineUserId })).rejects.toMatchObject(refused);
    await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
    const answer = { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() };
    await expect(agent.call(sendMessage, answer)).rejects.toMatchObject(refused);
  });

  it('loses the open session without a word', async () => {
    const { lineUserId } = await aCustomer();
    await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
    await agent.call(barCustomer, { lineUserId, reason });
    const { session } = await agent.call(getConversation, { lineUserId });
    expect(session).toMatchObject({ status: 'CLOSED', closedBy: 'OPERATOR', closeReason: null });
    expect(
      await system.rows.count(`messages WHERE line_user_id = $1 AND direction = 'OUTGOING'`, [lineUserId]),
    ).toBe(0);
    await expect(colleague.call(claimConversation, { lineUserId })).rejects.toMatchObject({ status: 404 });
  });

  it('is told to every console, with who did it and why in the thread and in the panel', async () => {
    const customer = await aCustomer();
    const { lineUserId } = customer;
    const tab = await colleague.openTab();
    await agent.call(barCustomer, { lineUserId, reason });
    await tab.nextEvent(
      'conversation_update',
      (patch) => patch.lineUserId === lineUserId && patch.isBarred === true,
    );
    const { bar } = await colleague.call(getCustomerDetails, { lineUserId });
    expect(bar).toEqual({
      at: expect.any(String),
      by: { id: agent.user.id, name: 'สมชาย' },
      reason,
    });
    const { messages } = await colleague.call(listMessages, { lineUserId });
    expect(messages.at(-1)?.payload).toMatchObject({
      kind: 'system',
      event: 'customer_barred',
      operatorName: 'สมชาย',
      detail: reason,
    });
    expect(await auditedOf(lineUserId)).toEqual([{ action: 'customer.barred', detail: {} }]);
  });

  it('stays barred by whoever was first', async () => {
    const { lineUserId } = await aBarredCustomer();
    const { bar } = await colleague.call(barCustomer, { lineUserId, reason: 'อีกเหตุผล' });
    expect(bar).toMatchObject({ by: { name: 'สมชาย' }, reason });
  });

  it('is heard again when the bar is lifted, from then on', async () => {
    const customer = await aBarredCustomer();
    const { lineUserId } = customer;
    await system.process(customer.writes('ราคา'));
    await colleague.call(unbarCustomer, { lineUserId });
    expect(await conversationOf(customer)).toMatchObject({ isBarred: false, session: null });
    await system.process(customer.writes('ราคา'), customer.writes('คุยกับเจ้าหน้าที่'));
    await waitFor(async () => expect(await textsOf(customer)).toContain('ราคา 100 บาทค่ะ'), {
      description: 'the bot answers again',
    });
    expect(await conversationOf(customer)).toMatchObject({
      unreadCount: 2,
      session: { status: 'WAITING' },
    });
    expect(await auditedOf(lineUserId)).toContainEqual({ action: 'customer.unbarred', detail: {} });
    expect((await agent.call(getCustomerDetails, { lineUserId })).bar).toBeNull();
  });
});

describe('Barring', () => {
  it('somebody who is served is up to the operator who serves them', async () => {
    const { lineUserId } = await aCustomer();
    await createSession(system.rows, lineUserId, { operatorId: agent.user.id });
    await expect(colleague.call(barCustomer, { lineUserId, reason })).rejects.toMatchObject({ status: 403 });
    const administrator = await system.signIn({ role: 'ADMIN' });
    await administrator.call(barCustomer, { lineUserId, reason });
    expect(await agent.call(getConversation, { lineUserId })).toMatchObject({ isBarred: true });
  });

  it('needs a reason and a customer who exists', async () => {
    const { lineUserId } = await aCustomer();
    await expect(agent.call(barCustomer, { lineUserId, reason: '  ' })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'reason' }] },
    });
    await expect(agent.call(barCustomer, { lineUserId: `U${'0'.repeat(32)}`, reason })).rejects.toMatchObject(
      { status: 404 },
    );
  });
});

function auditedOf(lineUserId: string) {
  return system.rows.select(
    `SELECT action, detail FROM audit_log WHERE subject_id = $1 AND subject_type = 'customer' ORDER BY id`,
    [lineUserId],
  );
}
