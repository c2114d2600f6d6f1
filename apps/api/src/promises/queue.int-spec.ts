import { listMessages } from '@jsk/contracts/messages';
import { assignConversation, getQueue } from '@jsk/contracts/queue';
import { listAlerts } from '@jsk/contracts/alerts';
import { createCustomer, createCustomerMessages, createSession, createSkill } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let administrator: OperatorSession;
let agent: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start();
  administrator = await system.signIn({ role: 'ADMIN' });
  agent = await system.signIn();
});
afterEach(async () => {
  system.closeTabs();
  await system.rows.select(
    `UPDATE sessions SET status = 'CLOSED', closed_at = now(), closed_by = 'SYSTEM', claimed_at = NULL
      WHERE closed_at IS NULL`,
  );
});
afterAll(() => system.stop());

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

async function waits(
  given: { displayName?: string } & Parameters<typeof createSession>[2] = {},
): Promise<string> {
  const { displayName, ...session } = given;
  const lineUserId = await createCustomer(system.rows, { displayName });
  await createSession(system.rows, lineUserId, session);
  return lineUserId;
}

async function isOnline(operator: OperatorSession): Promise<void> {
  await operator.openTab();
  await waitFor(async () => expect((await agent.call(getQueue, {})).onlineOperators).toBeGreaterThan(0), {
    description: 'the operator is online',
  });
}

describe('The queue', () => {
  it('shows who waits, in which order, since when and why', async () => {
    const second = await waits({ createdAt: minutesAgo(2), displayName: 'มานี' });
    const skillId = await createSkill(system.rows, 'การเงิน');
    const first = await waits({ createdAt: minutesAgo(5), skillId });
    await createCustomerMessages(system.rows, first, ['สวัสดีค่ะ', `ใบเสร็จ${'ก'.repeat(300)}`]);
    await system.rows.select(
      'UPDATE sessions SET wanted_operator_id = $2, opened_to_all_at = now() WHERE line_user_id = $1',
      [first, agent.user.id],
    );
    await waits({ operatorId: agent.user.id });

    const queue = await agent.call(getQueue, {});
    expect(queue.items.map(({ lineUserId, position }) => ({ lineUserId, position }))).toEqual([
      { lineUserId: first, position: 1 },
      { lineUserId: second, position: 2 },
    ]);
    expect(queue.items[0]).toMatchObject({
      session: { status: 'WAITING', skill: 'การเงิน', trigger: { kind: 'POSTBACK' } },
      lastText: `ใบเสร็จ${'ก'.repeat(193)}`,
      wantedOperator: { id: agent.user.id, name: agent.user.displayName },
      isOpenToAll: true,
    });
    expect(queue.items[1]).toMatchObject({
      displayName: 'มานี',
      wantedOperator: null,
      lastText: null,
      tags: [],
    });
    expect(queue.items[1]?.waitingSince).toBe(queue.items[1]?.session.createdAt);
    expect(queue.waiting).toBe(2);
  });

  it('estimates two minutes while nothing is known, and else what those of the last hour have waited', async () => {
    expect((await agent.call(getQueue, {})).estimateSeconds).toBe(120);
    const claimed = async (createdAt: Date, claimedAt: Date, kind = 'KEYWORD') => {
      const lineUserId = await waits({ operatorId: agent.user.id, createdAt });
      await system.rows.select(
        'UPDATE sessions SET claimed_at = $2, trigger_kind = $3 WHERE line_user_id = $1',
        [lineUserId, claimedAt, kind],
      );
    };
    await claimed(minutesAgo(20), minutesAgo(18));
    await claimed(minutesAgo(30), minutesAgo(26));
    // Long ago, and somebody who was written to and has not waited.
    await claimed(minutesAgo(300), minutesAgo(200));
    await claimed(minutesAgo(3), minutesAgo(3), 'OPERATOR');
    expect((await agent.call(getQueue, {})).estimateSeconds).toBe(180);
  });

  it('counts who is online, and who of those can take more', async () => {
    const full = await system.signIn({ capacity: 1 });
    await waits({ operatorId: full.user.id });
    await full.openTab();
    await agent.openTab();
    await waitFor(
      async () =>
        expect(await agent.call(getQueue, {})).toMatchObject({ onlineOperators: 2, freeOperators: 1 }),
      { description: 'both are online' },
    );
  });
});

describe('An administrator who assigns a customer', () => {
  it('gives them to the operator, also above the capacity, and both are told', async () => {
    const operator = await system.signIn({ capacity: 1 });
    await waits({ operatorId: operator.user.id });
    const lineUserId = await waits();
    const tab = await operator.openTab();
    const session = await administrator.call(assignConversation, {
      lineUserId,
      operatorId: operator.user.id,
    });
    expect(session).toMatchObject({
      status: 'ACTIVE',
      operator: { id: operator.user.id, name: operator.user.displayName },
      claimedAt: expect.any(String),
    });
    await tab.nextEvent('session_assigned', (news) => news.session.id === session.id);
    expect(
      await system.rows.select(
        `SELECT operator_id AS by, detail->>'operatorId' AS "to" FROM audit_log WHERE action = 'session.assigned' AND subject_id = $1`,
        [session.id],
      ),
    ).toEqual([{ by: administrator.user.id, to: operator.user.id }]);
    const { messages } = await administrator.call(listMessages, { lineUserId });
    expect(messages.at(-1)?.payload).toMatchObject({
      event: 'session_assigned',
      operatorName: administrator.user.displayName,
      toOperatorName: operator.user.displayName,
    });
  });

  it('comes too late when somebody has claimed the customer', async () => {
    const lineUserId = await waits({ operatorId: agent.user.id });
    const attempt = administrator.call(assignConversation, { lineUserId, operatorId: administrator.user.id });
    const holder = { id: agent.user.id, name: agent.user.displayName };
    await expect(attempt).rejects.toMatchObject({
      status: 409,
      problem: { code: 'session_already_claimed', operator: holder },
    });
  });

  it('cannot give away who does not wait, or to somebody who is not there to work', async () => {
    const gone = await system.signIn();
    await system.rows.select('UPDATE operators SET is_active = false WHERE id = $1', [gone.user.id]);
    const waiting = await waits();
    for (const operatorId of [gone.user.id, '1']) {
      await expect(
        administrator.call(assignConversation, { lineUserId: waiting, operatorId }),
      ).rejects.toMatchObject({
        status: 400,
        problem: { code: 'validation_error', errors: [{ path: 'operatorId' }] },
      });
    }
    const idle = await createCustomer(system.rows);
    const operatorId = agent.user.id;
    await expect(
      administrator.call(assignConversation, { lineUserId: idle, operatorId }),
    ).rejects.toMatchObject({ status: 404, problem: { code: 'session_not_found' } });
    await expect(agent.call(assignConversation, { lineUserId: waiting, operatorId })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('When nobody is online', () => {
  const openAlerts = async () =>
    (await agent.call(listAlerts, {})).items.filter(({ kind }) => kind === 'nobody_online');

  it('and customers wait for over a minute, everybody is told how many, until somebody comes', async () => {
    await waitFor(async () => expect((await agent.call(getQueue, {})).onlineOperators).toBe(0), {
      description: 'everybody has gone',
    });
    await system.rows.select(`UPDATE operator_availability SET changed_at = now() - interval '2 minutes'`);
    await waits({ createdAt: minutesAgo(2) });
    await waits();
    await waitFor(async () => expect(await openAlerts()).toMatchObject([{ detail: { waiting: 2 } }]), {
      description: 'the alert is raised',
    });
    await isOnline(agent);
    await waitFor(async () => expect(await openAlerts()).toEqual([]), { description: 'the alert is over' });
  });
});
