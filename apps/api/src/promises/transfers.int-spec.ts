import { getConversation, listConversations, transferConversation } from '@jsk/contracts/conversations';
import { listMessages, sendMessage } from '@jsk/contracts/messages';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createSession, createSkill } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let owner: OperatorSession;
let administrator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  owner = await system.signIn({ displayName: 'มานี' });
  administrator = await system.signIn({ role: 'ADMIN', displayName: 'หัวหน้า' });
  for (const skill of ['งานขาย', 'Repairs']) await createSkill(system.rows, skill);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** @param operator null: who waits in the queue */
async function inSession(operator: OperatorSession | null, createdAt = new Date()): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId, { operatorId: operator?.user.id, createdAt });
  return lineUserId;
}

const sessionOf = async (lineUserId: string) =>
  (await administrator.call(getConversation, { lineUserId })).session;

/** What the thread says: event, by whom, to whom, and the rest. */
async function linesOf(lineUserId: string): Promise<string[]> {
  const { messages } = await administrator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) => {
    if (payload?.kind !== 'system') return [];
    const { event, operatorName, toOperatorName, detail } = payload;
    return [[event, operatorName, toOperatorName, detail].filter(Boolean).join(' | ')];
  });
}

const historyOf = (sessionId: string | undefined) =>
  system.rows.select(
    `SELECT t.kind, f.display_name AS "from", o.display_name AS "to", k.name AS skill, b.display_name AS by, t.reason
       FROM session_transfers t
       LEFT JOIN operators f ON f.id = t.from_operator_id LEFT JOIN operators o ON o.id = t.to_operator_id
       LEFT JOIN operators b ON b.id = t.by_operator_id LEFT JOIN skills k ON k.id = t.to_skill_id
      WHERE t.session_id = $1 ORDER BY t.id`,
    [sessionId],
  );

describe('A conversation', () => {
  it('goes to a colleague, and everybody sees from whom, to whom and why', async () => {
    const lineUserId = await inSession(owner);
    const colleague = await system.signIn({ displayName: 'ปิติ' });
    const [theirs, mine] = [await colleague.openTab(), await owner.openTab()];
    const toOperatorId = colleague.user.id;
    const session = await owner.call(transferConversation, { lineUserId, toOperatorId, reason: 'เรื่องบัญชี' });

    expect(session).toMatchObject({ status: 'ACTIVE', operator: { name: 'ปิติ' }, transferCount: 1 });
    expect(await theirs.nextEvent('session_assigned')).toMatchObject({ reason: 'เรื่องบัญชี' });
    expect(await mine.nextEvent('session_transferred')).toMatchObject({ fromOperator: { name: 'มานี' } });
    expect(await linesOf(lineUserId)).toEqual(['session_transferred | มานี | ปิติ | เรื่องบัญชี']);
    expect(await historyOf(session.id)).toEqual([
      { kind: 'OPERATOR', from: 'มานี', to: 'ปิติ', skill: null, by: 'มานี', reason: 'เรื่องบัญชี' },
    ]);
  });

  it('goes back to the queue and keeps its place', async () => {
    const later = await inSession(null, minutesAgo(3));
    const lineUserId = await inSession(owner, minutesAgo(5));
    const tab = await owner.openTab();
    const session = await owner.call(transferConversation, { lineUserId, queue: true, reason: 'พักเที่ยง' });

    expect(session).toMatchObject({ status: 'WAITING', operator: null, skill: null, transferCount: 1 });
    const news = await tab.nextEvent('session_transferred');
    expect(news).toMatchObject({
      fromOperator: { name: 'มานี' },
      reason: 'พักเที่ยง',
      session: { operator: null },
    });
    const patch = await tab.nextEvent('conversation_update', (its) => its.session?.status === 'WAITING');
    expect(patch).toMatchObject({ chatMode: 'HUMAN', waitingSince: session.createdAt });
    await tab.nextEvent('queue_update');
    expect(await linesOf(lineUserId)).toEqual(['session_requeued | มานี | พักเที่ยง']);
    const waiting = { status: 'waiting', sort: 'waiting' } as const;
    const { items } = await owner.call(listConversations, waiting);
    const places = items.map((item) => item.lineUserId);
    expect(places.indexOf(lineUserId)).toBeLessThan(places.indexOf(later));
    expect(await historyOf(session.id)).toEqual([
      { kind: 'QUEUE', from: 'มานี', to: null, skill: null, by: 'มานี', reason: 'พักเที่ยง' },
    ]);
    await expect(
      owner.call(sendMessage, { lineUserId, text: 'อีกนิดค่ะ', clientId: newClientId() }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('waits for whoever has a skill, and can be claimed again', async () => {
    const lineUserId = await inSession(owner);
    const tab = await owner.watch(lineUserId);
    const waiting = await tab.ask('transfer_session', {
      lineUserId,
      skill: 'งานขาย',
      reason: 'ขอใบเสนอราคา',
    });
    expect(waiting).toMatchObject({ status: 'WAITING', operator: null, skill: 'งานขาย', transferCount: 1 });
    expect(await linesOf(lineUserId)).toEqual(['session_requeued | มานี | งานขาย · ขอใบเสนอราคา']);
    expect(await historyOf(waiting.id)).toMatchObject([{ kind: 'SKILL', skill: 'งานขาย', from: 'มานี' }]);

    const claimed = await tab.ask('claim_session', { lineUserId });
    expect(claimed).toMatchObject({ status: 'ACTIVE', skill: 'งานขาย', operator: { name: 'มานี' } });
    // When somebody came first is what the customer waited.
    expect(claimed.claimedAt).toBe(waiting.claimedAt);
  });

  it('cannot go to a skill that does not exist, nor to two places', async () => {
    const lineUserId = await inSession(owner);
    await expect(owner.call(transferConversation, { lineUserId, skill: 'ดำน้ำ' })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: 'skill', message: 'There is no skill of this name' }] },
    });
    const both = { lineUserId, skill: 'งานขาย', queue: true } as const;
    await expect(owner.call(transferConversation, both)).rejects.toMatchObject({ status: 400 });
    expect(await sessionOf(lineUserId)).toMatchObject({ status: 'ACTIVE', transferCount: 0 });
  });

  it('is only handed on by its owner and by administrators, and only while it is open', async () => {
    const lineUserId = await inSession(owner);
    const other = await system.signIn();
    await expect(other.call(transferConversation, { lineUserId, queue: true })).rejects.toMatchObject({
      status: 403,
      problem: { operator: { name: 'มานี' } },
    });
    expect(await administrator.call(transferConversation, { lineUserId, queue: true })).toMatchObject({
      status: 'WAITING',
    });
    expect(await linesOf(lineUserId)).toEqual(['session_requeued | หัวหน้า']);
    await expect(
      owner.call(transferConversation, { lineUserId: await createCustomer(system.rows), queue: true }),
    ).rejects.toMatchObject({ status: 404, problem: { code: 'session_not_found' } });
  });

  it('stands in the audit log with what became of it, without the words written about the customer', async () => {
    const lineUserId = await inSession(owner);
    const reason = 'ลูกค้าชื่อสมศรี';
    const { id } = await owner.call(transferConversation, { lineUserId, skill: 'repairs', reason });
    const [entry] = await system.rows.select<{ by: string; detail: object }>(
      `SELECT operator_id AS by, detail FROM audit_log WHERE action = 'session.transferred' AND subject_id = $1`,
      [id],
    );
    expect(entry).toMatchObject({
      by: owner.user.id,
      detail: { kind: 'SKILL', fromOperatorId: owner.user.id, toOperatorId: null },
    });
    expect(JSON.stringify(entry)).not.toContain(reason);
  });
});

describe('A customer who waits', () => {
  it('is given to an operator by an administrator, not by an agent', async () => {
    const lineUserId = await inSession(null);
    const toOperatorId = owner.user.id;
    await expect(owner.call(transferConversation, { lineUserId, toOperatorId })).rejects.toMatchObject({
      status: 403,
    });
    const session = await administrator.call(transferConversation, { lineUserId, toOperatorId });
    expect(session).toMatchObject({ status: 'ACTIVE', operator: { name: 'มานี' }, transferCount: 0 });
    expect(await linesOf(lineUserId)).toEqual(['session_assigned | หัวหน้า | มานี']);
  });

  it('can be found to need another skill, and keeps the place', async () => {
    const lineUserId = await inSession(null, minutesAgo(4));
    const before = await sessionOf(lineUserId);
    const session = await administrator.call(transferConversation, { lineUserId, skill: 'Repairs' });
    expect(session).toMatchObject({ status: 'WAITING', skill: 'Repairs', createdAt: before?.createdAt });
    for (const same of [{ skill: 'Repairs' }, { queue: true as const }]) {
      await expect(administrator.call(transferConversation, { lineUserId, ...same })).rejects.toMatchObject({
        status: 409,
        problem: { code: 'conflict' },
      });
    }
  });
});

describe('A customer whose operator is gone', () => {
  const runDue = () => system.api.app.get(SessionLifecycleService).runDue();

  /** @param goneFor minutes; null for somebody who is there */
  async function setGone(operator: OperatorSession, goneFor: number | null): Promise<void> {
    await system.rows.select(
      `INSERT INTO operator_availability (operator_id, status, changed_at, last_seen_at) VALUES ($1, $2, $3, $3)
       ON CONFLICT (operator_id) DO UPDATE SET status = excluded.status, changed_at = excluded.changed_at,
                                               last_seen_at = excluded.last_seen_at`,
      [operator.user.id, goneFor === null ? 'online' : 'offline', minutesAgo(goneFor ?? 0)],
    );
  }

  async function unanswered(operator: OperatorSession): Promise<LineCustomer> {
    const customer = new LineCustomer(await inSession(operator, minutesAgo(15)));
    await system.process(customer.writes('ยังรออยู่นะคะ'));
    return customer;
  }

  it('goes back to the queue after ten minutes without an answer, and keeps the place', async () => {
    const gone = await system.signIn({ displayName: 'ชูใจ' });
    const { lineUserId } = await unanswered(gone);
    const tab = await owner.openTab();
    await setGone(gone, 10);
    await runDue();
    await runDue();

    const session = await sessionOf(lineUserId);
    expect(session).toMatchObject({ status: 'WAITING', operator: null, transferCount: 1 });
    const news = await tab.nextEvent('session_transferred', (its) => its.session.lineUserId === lineUserId);
    expect(news).toMatchObject({ fromOperator: { name: 'ชูใจ' } });
    expect(await linesOf(lineUserId)).toEqual(['session_requeued']);
    expect(await historyOf(session?.id)).toEqual([
      { kind: 'QUEUE', from: 'ชูใจ', to: null, skill: null, by: null, reason: null },
    ]);
  });

  it('stays while the operator is there, or has not been gone for long', async () => {
    const [here, justGone] = [await system.signIn(), await system.signIn()];
    const customers = [await unanswered(here), await unanswered(justGone)];
    await setGone(here, null);
    await setGone(justGone, 9);
    await runDue();
    for (const { lineUserId } of customers) {
      expect(await sessionOf(lineUserId)).toMatchObject({ status: 'ACTIVE' });
    }
  });

  it('stays when the last word was the operator’s, or when the conversation was handed on just now', async () => {
    const gone = await system.signIn();
    const answered = await unanswered(gone);
    const { lineUserId } = answered;
    await gone.call(sendMessage, { lineUserId, text: 'เรียบร้อยแล้วค่ะ', clientId: newClientId() });
    const handedOn = await unanswered(owner);
    await owner.call(transferConversation, {
      lineUserId: handedOn.lineUserId,
      toOperatorId: gone.user.id,
    });
    await setGone(gone, 60);
    await runDue();
    for (const customer of [answered, handedOn]) {
      expect(await sessionOf(customer.lineUserId)).toMatchObject({ status: 'ACTIVE' });
    }
  });
});
