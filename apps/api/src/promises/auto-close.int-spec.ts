import { getConversation, transferConversation } from '@jsk/contracts/conversations';
import { listMessages, sendMessage } from '@jsk/contracts/messages';
import { customerTextsSchema, updateSettings } from '@jsk/contracts/settings';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createOperator, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { newClientId, type OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { type TestApi, TestSystem } from '../testing/start-test-api';

const { timedOut, timeoutWarning } = customerTextsSchema.parse({});
const warningText = timeoutWarning.replace('{minutes}', '5');
const minuteMs = 60_000;

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  // A notice that waits for an operator's answer only makes these tests slower.
  const settings = { messaging: { noticeHoldSeconds: 0 } };
  system = await TestSystem.start({ instances: 2, redis: true, settings });
  operator = await system.signIn({ role: 'ADMIN' });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const lifecycleOf = (api: TestApi | undefined) => (api ?? system.api).app.get(SessionLifecycleService);
const conversationOf = (lineUserId: string) => operator.call(getConversation, { lineUserId });
const statusOf = async (lineUserId: string) => (await conversationOf(lineUserId)).session?.status;

/** @param minutes how much later than it really is it is from now on */
function minutesPass(minutes: number): void {
  for (const api of system.apis) api.setClock(new Date(Date.now() + minutes * minuteMs));
}

async function runDue(minutes = 0): Promise<void> {
  minutesPass(minutes);
  await lifecycleOf(system.api).runDue();
}

/** @returns a customer with an operator; nobody has written for so long. */
async function quietFor(minutes: number): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  const createdAt = new Date(Date.now() - minutes * minuteMs);
  await createSession(system.rows, lineUserId, { operatorId: operator.user.id, createdAt });
  return lineUserId;
}

async function linesOf(lineUserId: string): Promise<string[]> {
  const { messages } = await operator.call(listMessages, { lineUserId });
  return messages.flatMap(({ payload }) => (payload?.kind === 'system' ? [payload.event] : []));
}

function isToldAtLast(lineUserId: string, texts: readonly string[]): Promise<unknown> {
  return waitFor(() => expect(system.line.textsReceivedBy(lineUserId)).toEqual(texts), {
    description: 'the customer is told',
  });
}

describe('A conversation in which nobody writes', () => {
  it('is announced to end five minutes before it does, to operators and, when it is free, to the customer', async () => {
    const customer = new LineCustomer(await quietFor(26));
    const { lineUserId } = customer;
    const tab = await operator.openTab();
    // Says nothing, but brings a reply token.
    await system.process(customer.taps('catalogue=7'));
    await runDue();
    await runDue();

    const patch = await tab.nextEvent('conversation_update', ({ session }) => {
      return session?.lineUserId === lineUserId && session.warnedAt !== null;
    });
    const { warnedAt, closesAt, status } = patch.session ?? {};
    expect(status).toBe('ACTIVE');
    expect(Date.parse(closesAt ?? '') - Date.parse(warnedAt ?? '')).toBe(5 * minuteMs);
    expect(await linesOf(lineUserId)).toEqual(['postback', 'session_warned']);
    await isToldAtLast(lineUserId, [warningText]);
  });

  it('is announced to operators only when telling the customer would cost a message, unless that is wanted', async () => {
    const silent = await quietFor(26);
    await runDue();
    expect(await linesOf(silent)).toEqual(['session_warned']);

    await operator.call(updateSettings, { sessions: { warning: 'always' } });
    const told = await quietFor(26);
    await runDue();
    await isToldAtLast(told, [warningText]);
    expect(system.line.textsReceivedBy(silent)).toEqual([]);
    await operator.call(updateSettings, { sessions: {} });
  });

  it('is closed five minutes after the warning, by nobody, and is with the bot again', async () => {
    const customer = new LineCustomer(await quietFor(32));
    const { lineUserId } = customer;
    const tab = await operator.openTab();
    await runDue(-6);
    await runDue(-2);
    expect(await statusOf(lineUserId)).toBe('ACTIVE');

    await system.process(customer.taps('catalogue=7'));
    await runDue();
    await runDue();
    const { session, chatMode } = await conversationOf(lineUserId);
    expect(chatMode).toBe('BOT');
    expect(session).toMatchObject({ status: 'CLOSED', closedBy: 'SYSTEM_TIMEOUT' });
    expect(session?.operator?.id).toBe(operator.user.id);
    expect(await linesOf(lineUserId)).toEqual(['session_warned', 'postback', 'session_timed_out']);
    await tab.nextEvent('session_closed', (news) => news.session.id === session?.id);
    expect(
      await system.rows.select(
        `SELECT operator_id AS by, detail ->> 'closedBy' AS "closedBy" FROM audit_log
          WHERE action = 'session.closed' AND subject_id = $1`,
        [session?.id],
      ),
    ).toEqual([{ by: null, closedBy: 'SYSTEM_TIMEOUT' }]);
    await isToldAtLast(lineUserId, [timedOut]);
  });

  it('stays open when the customer writes after the warning', async () => {
    const customer = new LineCustomer(await quietFor(26));
    const { lineUserId } = customer;
    const tab = await operator.openTab();
    await runDue();
    await system.process(customer.writes('ยังอยู่ค่ะ'));
    await tab.nextEvent('conversation_update', ({ session }) => {
      return session?.lineUserId === lineUserId && session.warnedAt === null && session.closesAt === null;
    });
    await runDue(6);
    expect(await statusOf(lineUserId)).toBe('ACTIVE');
  });

  it('stays open when an operator writes after the warning, or takes it over', async () => {
    const [written, taken] = [await quietFor(26), await quietFor(26)];
    const colleague = await createOperator(system.rows);
    await runDue();
    const tab = await operator.openTab();
    await operator.call(sendMessage, { lineUserId: written, text: 'ยังอยู่ไหมคะ', clientId: newClientId() });
    await operator.call(sendMessage, { lineUserId: written, text: 'รอสักครู่นะคะ', clientId: newClientId() });
    await tab.nextEvent('conversation_update', ({ session }) => {
      return session?.lineUserId === written && session.warnedAt === null;
    });
    await operator.call(transferConversation, { lineUserId: taken, toOperatorId: colleague.id });
    await runDue(6);
    expect([await statusOf(written), await statusOf(taken)]).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('gets its warning and its five minutes also when no worker has run for hours', async () => {
    const lineUserId = await quietFor(200);
    await runDue();
    expect(await linesOf(lineUserId)).toEqual(['session_warned']);
    expect(await statusOf(lineUserId)).toBe('ACTIVE');
    await runDue(5);
    expect(await statusOf(lineUserId)).toBe('CLOSED');
  });

  it('ends without a word to a customer who has blocked the account', async () => {
    const customer = new LineCustomer(await quietFor(26));
    const { lineUserId } = customer;
    await operator.call(updateSettings, { sessions: { warning: 'always' } });
    await system.process(customer.blocks());
    await runDue();
    await runDue(5);
    expect(await linesOf(lineUserId)).toEqual(['unfollowed', 'session_warned', 'session_timed_out']);
    expect(
      await system.rows.count(`messages WHERE line_user_id = $1 AND direction = 'OUTGOING'`, [lineUserId]),
    ).toBe(0);
    await operator.call(updateSettings, { sessions: {} });
  });
});

describe('What administrators choose', () => {
  afterEach(() => operator.call(updateSettings, { sessions: {} }));

  it('closes at once when nobody is to be warned', async () => {
    await operator.call(updateSettings, { sessions: { closeAfterMinutes: 15, warnBeforeMinutes: 0 } });
    const [due, notYet] = [await quietFor(16), await quietFor(14)];
    await runDue();
    expect([await statusOf(due), await statusOf(notYet)]).toEqual(['CLOSED', 'ACTIVE']);
    expect(await linesOf(due)).toEqual(['session_timed_out']);
  });

  it('lets conversations stay open for ever', async () => {
    await operator.call(updateSettings, { sessions: { closeAfterMinutes: 0 } });
    const lineUserId = await quietFor(1000);
    await runDue();
    await runDue(60);
    expect(await linesOf(lineUserId)).toEqual([]);
    expect(await statusOf(lineUserId)).toBe('ACTIVE');
  });

  it('cannot be a warning before the last message', async () => {
    await expect(
      operator.call(updateSettings, { sessions: { closeAfterMinutes: 5, warnBeforeMinutes: 5 } }),
    ).rejects.toMatchObject({
      status: 400,
      problem: {
        errors: [{ path: 'sessions.warnBeforeMinutes', message: 'must be less than closeAfterMinutes' }],
      },
    });
  });
});

describe('Several workers', () => {
  /** @returns how often each of the sessions was ended, by the traces that this leaves. */
  function tracesOf(customers: readonly string[]) {
    return system.rows.select(
      `SELECT count(*)::int AS sessions, sum(audited)::int AS audited, sum(lines)::int AS lines, sum(notices)::int AS notices
         FROM (SELECT (SELECT count(*) FROM audit_log a WHERE a.subject_id = s.id::text) AS audited,
                      (SELECT count(*) FROM messages m WHERE m.session_id = s.id AND m.type = 'system') AS lines,
                      (SELECT count(*) FROM messages m WHERE m.session_id = s.id AND m.direction = 'OUTGOING') AS notices
                 FROM sessions s WHERE s.line_user_id = ANY ($1) AND s.status = 'ABANDONED') traces
        WHERE audited = 1 AND lines = 1 AND notices = 1`,
      [customers],
    );
  }

  async function waitingTooLong(count: number): Promise<string[]> {
    const customers = await Promise.all(Array.from({ length: count }, () => createCustomer(system.rows)));
    const createdAt = new Date(Date.now() - 15 * minuteMs);
    for (const lineUserId of customers) await createSession(system.rows, lineUserId, { createdAt });
    return customers;
  }

  it('end each session once when they find it at the same moment', async () => {
    const customers = await waitingTooLong(20);
    minutesPass(0);
    await Promise.all([...system.apis, ...system.apis].map((api) => lifecycleOf(api).runDue()));
    expect(await tracesOf(customers)).toEqual([{ sessions: 20, audited: 20, lines: 20, notices: 20 }]);
  });

  it('end each session once when one of them dies in the middle of it', async () => {
    const customers = await waitingTooLong(5);
    minutesPass(0);
    const gate = new Client({ connectionString: system.rows.url });
    await gate.connect();
    // Everything of the first session is written when its entry in the audit log has to wait.
    await gate.query('BEGIN; LOCK TABLE audit_log IN EXCLUSIVE MODE');
    const first = lifecycleOf(system.apis[0]).runDue();
    const victim = await waitFor(
      async () => {
        const { rows } = await gate.query<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE relation = 'audit_log'::regclass AND NOT granted`,
        );
        return rows[0]?.pid ?? null;
      },
      { description: 'the first worker is in the middle of a session' },
    );
    await gate.query('SELECT pg_terminate_backend($1)', [victim]);
    await gate.query('COMMIT');
    await gate.end();
    await Promise.all([first, lifecycleOf(system.apis[1]).runDue()]);
    await lifecycleOf(system.apis[1]).runDue();

    expect(await tracesOf(customers)).toEqual([{ sessions: 5, audited: 5, lines: 5, notices: 5 }]);
  });
});
