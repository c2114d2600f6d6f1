import { closeConversation, getConversation } from '@jsk/contracts/conversations';
import type { InputOf } from '@jsk/contracts/endpoint';
import { listMessages } from '@jsk/contracts/messages';
import {
  cancelScheduledMessage,
  listHeldMessages,
  listScheduledMessages,
  type ScheduledMessage,
  scheduleMessage,
  sendScheduledMessage,
  updateScheduledMessage,
} from '@jsk/contracts/scheduled-messages';
import { DueMessagesService } from '@jsk/features/scheduled-messages';
import { createCustomer, createOperator, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let system: TestSystem;
let operator: OperatorSession;
let other: OperatorSession;

beforeAll(async () => {
  const settings = { messaging: { coalesceWindowMs: 0, noticeHoldSeconds: 0, closingNotice: 'when_free' } };
  system = await TestSystem.start({ instances: 2, redis: true, settings });
  operator = await system.signIn({ displayName: 'นภา' });
  other = await system.signIn();
});
afterEach(() => {
  system.closeTabs();
  minutesPass(0);
});
afterAll(() => system.stop());

const dueIn = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/** @param minutes how much later than it really is it is from now on */
function minutesPass(minutes: number): void {
  for (const api of system.apis) api.setClock(new Date(Date.now() + minutes * minuteMs));
}

/** As if every worker found it at the same time. */
async function runDue(minutes: number): Promise<void> {
  minutesPass(minutes);
  const workers = system.apis.map((api) => api.app.get(DueMessagesService));
  await Promise.all([...workers, ...workers].map((worker) => worker.runDue()));
}

async function conversationOf(owner: OperatorSession | null = operator): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  if (owner) await createSession(system.rows, lineUserId, { operatorId: owner.user.id });
  return lineUserId;
}

function schedule(
  lineUserId: string,
  over: Partial<InputOf<typeof scheduleMessage>> = {},
  who = operator,
): Promise<ScheduledMessage> {
  const message = { lineUserId, text: 'แล้วเป็นอย่างไรบ้างคะ', sendAt: dueIn(5 * minuteMs) };
  return who.call(scheduleMessage, { ...message, clientId: newClientId(), ...over });
}

const listOf = async (lineUserId: string) =>
  (await operator.call(listScheduledMessages, { lineUserId })).items;

async function writtenIn(lineUserId: string): Promise<(string | null)[]> {
  const { messages } = await operator.call(listMessages, { lineUserId });
  return messages.flatMap(({ sender, text }) => (sender.kind === 'OPERATOR' ? [text] : []));
}

async function auditOf({ id }: ScheduledMessage): Promise<unknown[]> {
  const rows = await system.rows.select<{ action: string }>(
    `SELECT action FROM audit_log WHERE subject_type = 'scheduled_message' AND subject_id = $1 ORDER BY id`,
    [id],
  );
  return rows.map(({ action }) => action);
}

describe('A message that is to be sent later', () => {
  it('waits for its time, in the sight of everybody, and is sent once by several workers', async () => {
    const lineUserId = await conversationOf();
    const watching = await other.watch(lineUserId);
    const scheduled = await schedule(lineUserId);
    expect(scheduled).toMatchObject({ state: 'open', operator: { name: 'นภา' }, heldReason: null });
    const news = await watching.nextEvent('scheduled_messages_update');
    expect(news.items).toEqual([scheduled]);
    const row = await watching.nextEvent('conversation_update', (patch) => patch.scheduled?.nextAt != null);
    expect(row.scheduled).toEqual({ nextAt: scheduled.sendAt, held: 0 });

    await runDue(4);
    expect(await writtenIn(lineUserId)).toEqual([]);
    await runDue(6);
    await runDue(7);
    expect(await writtenIn(lineUserId)).toEqual([scheduled.text]);
    expect(await listOf(lineUserId)).toEqual([]);
    expect((await operator.call(getConversation, { lineUserId })).scheduled).toEqual({
      nextAt: null,
      held: 0,
    });
    await waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual([scheduled.text]), {
      description: 'the customer has it once',
    });
    const [message] = (await operator.call(listMessages, { lineUserId })).messages;
    expect(message?.sender).toMatchObject({ id: operator.user.id, name: 'นภา' });
  });

  it('is sent once although a worker dies in the middle of it', async () => {
    const lineUserId = await conversationOf();
    const { text } = await schedule(lineUserId);
    minutesPass(6);
    const gate = new Client({ connectionString: system.rows.url });
    await gate.connect();
    // All is written when the entry in the audit log has to wait.
    await gate.query('BEGIN; LOCK TABLE audit_log IN EXCLUSIVE MODE');
    const first = system.apis[0]?.app.get(DueMessagesService).runDue();
    const victim = await waitFor(
      async () => {
        const { rows } = await gate.query<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE relation = 'audit_log'::regclass AND NOT granted`,
        );
        return rows[0]?.pid ?? null;
      },
      { description: 'a worker is in the middle of it' },
    );
    await gate.query('SELECT pg_terminate_backend($1)', [victim]);
    await gate.query('COMMIT');
    await gate.end();
    await first;
    expect(await writtenIn(lineUserId)).toEqual([]);
    await runDue(6);
    expect(await writtenIn(lineUserId)).toEqual([text]);
  });

  it('begins a session again when the last one was with the same operator', async () => {
    const lineUserId = await conversationOf();
    const { text } = await schedule(lineUserId);
    await operator.call(closeConversation, { lineUserId });
    await runDue(6);
    expect(await writtenIn(lineUserId)).toEqual([text]);
    const { session, chatMode } = await operator.call(getConversation, { lineUserId });
    expect({ chatMode, status: session?.status, owner: session?.operator?.id }).toEqual({
      chatMode: 'HUMAN',
      status: 'ACTIVE',
      owner: operator.user.id,
    });
  });

  it('is there once, however often it is asked for', async () => {
    const lineUserId = await conversationOf();
    const clientId = newClientId();
    const first = await schedule(lineUserId, { clientId });
    expect(await schedule(lineUserId, { clientId })).toEqual(first);
    expect(await listOf(lineUserId)).toHaveLength(1);
  });

  it('can be changed, sent now and cancelled by its writer, and each change is in the audit log', async () => {
    const lineUserId = await conversationOf();
    const scheduled = await schedule(lineUserId);
    const scheduledMessageId = scheduled.id;
    const changed = { text: 'พรุ่งนี้ติดต่อกลับนะคะ', sendAt: dueIn(dayMs), cancelIfCustomerWrites: true };
    const update = { lineUserId, scheduledMessageId, ...changed };
    expect(await operator.call(updateScheduledMessage, update)).toMatchObject(changed);
    await runDue(6);
    expect(await writtenIn(lineUserId)).toEqual([]);

    const sent = await operator.call(sendScheduledMessage, { lineUserId, scheduledMessageId });
    expect(sent).toMatchObject({ text: changed.text, state: 'queued' });
    const again = operator.call(sendScheduledMessage, { lineUserId, scheduledMessageId });
    await expect(again).rejects.toMatchObject({ status: 404 });

    const second = await schedule(lineUserId, { sendAt: dueIn(10 * minuteMs) });
    await operator.call(cancelScheduledMessage, { lineUserId, scheduledMessageId: second.id });
    await runDue(11);
    expect(await writtenIn(lineUserId)).toEqual([changed.text]);
    expect(await auditOf(scheduled)).toEqual(['scheduled_message.created', 'scheduled_message.updated']);
    expect(await auditOf(second)).toEqual(['scheduled_message.created', 'scheduled_message.cancelled']);
  });

  it.each([
    ['in less than a minute', 30_000],
    ['in more than 30 days', 31 * dayMs],
  ])('cannot be one %s', async (_, lead) => {
    const lineUserId = await conversationOf();
    await expect(schedule(lineUserId, { sendAt: dueIn(lead) })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [expect.objectContaining({ path: 'sendAt' })] },
    });
  });

  it('is one of at most twenty', async () => {
    const lineUserId = await conversationOf();
    for (let count = 0; count < 20; count += 1) await schedule(lineUserId);
    await expect(schedule(lineUserId)).rejects.toMatchObject({ status: 409, problem: { code: 'conflict' } });
  });

  it('is for whoever has the conversation to write and to change', async () => {
    const lineUserId = await conversationOf();
    await expect(schedule(lineUserId, {}, other)).rejects.toMatchObject({ status: 403 });
    const { id: scheduledMessageId } = await schedule(lineUserId);
    const refused = other.call(cancelScheduledMessage, { lineUserId, scheduledMessageId });
    await expect(refused).rejects.toMatchObject({ status: 403 });
    const administrator = await system.signIn({ role: 'ADMIN' });
    await administrator.call(cancelScheduledMessage, { lineUserId, scheduledMessageId });
    const waiting = await createCustomer(system.rows);
    await createSession(system.rows, waiting);
    await expect(schedule(waiting, {}, administrator)).rejects.toMatchObject({ status: 403 });
  });
});

describe('A message that is due', () => {
  it('is held back when the customer has written first and that was chosen, and its writer is told', async () => {
    const lineUserId = await conversationOf();
    const tab = await operator.openTab();
    const held = await schedule(lineUserId, { cancelIfCustomerWrites: true });
    const sent = await schedule(lineUserId, { text: 'ส่งอยู่ดี', sendAt: dueIn(5 * minuteMs + 1) });
    await system.process(new LineCustomer(lineUserId).writes('ได้ของแล้วค่ะ'));
    await runDue(6);

    expect(await writtenIn(lineUserId)).toEqual([sent.text]);
    const told = { id: held.id, state: 'held', heldReason: 'customer_wrote', displayName: 'สมชาย ใจดี' };
    expect(await tab.nextEvent('message_held')).toMatchObject(told);
    expect((await operator.call(listHeldMessages, {})).items).toEqual([expect.objectContaining(told)]);
    const { scheduled } = await operator.call(getConversation, { lineUserId });
    expect(scheduled).toEqual({ nextAt: null, held: 1 });
    expect(await auditOf(held)).toEqual(['scheduled_message.created', 'scheduled_message.held']);

    const decided = { lineUserId, scheduledMessageId: held.id };
    minutesPass(0);
    const later = { ...decided, text: held.text, sendAt: dueIn(10 * minuteMs) };
    const waitsAgain = await operator.call(updateScheduledMessage, {
      ...later,
      cancelIfCustomerWrites: true,
    });
    expect(waitsAgain).toMatchObject({ state: 'open', heldReason: null });
    await operator.call(sendScheduledMessage, decided);
    expect((await operator.call(listHeldMessages, {})).items).toEqual([]);
  });

  it('is held back when a colleague has the conversation by now, who may decide about it', async () => {
    const lineUserId = await conversationOf();
    const { id: scheduledMessageId } = await schedule(lineUserId);
    await system.rows.select(`UPDATE sessions SET operator_id = $1 WHERE line_user_id = $2`, [
      other.user.id,
      lineUserId,
    ]);
    await runDue(6);
    expect(await listOf(lineUserId)).toEqual([expect.objectContaining({ heldReason: 'not_theirs' })]);
    const sent = await other.call(sendScheduledMessage, { lineUserId, scheduledMessageId });
    expect(sent.sender.id).toBe(other.user.id);
  });

  it('is held back when its writer cannot sign in any more', async () => {
    const gone = await system.signInAs(await createOperator(system.rows));
    const lineUserId = await conversationOf(gone);
    await schedule(lineUserId, {}, gone);
    await system.rows.select(`UPDATE operators SET is_active = false WHERE id = $1`, [gone.user.id]);
    await runDue(6);
    expect(await listOf(lineUserId)).toEqual([expect.objectContaining({ heldReason: 'operator_gone' })]);
  });

  it('is held back when the customer has blocked the account', async () => {
    const lineUserId = await conversationOf();
    await schedule(lineUserId);
    await system.process(new LineCustomer(lineUserId).blocks());
    await runDue(6);
    expect(await listOf(lineUserId)).toEqual([expect.objectContaining({ heldReason: 'customer_blocked' })]);
    expect(await writtenIn(lineUserId)).toEqual([]);
  });
});
