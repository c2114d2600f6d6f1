import { claimConversation, closeConversation, transferConversation } from '@jsk/contracts/conversations';
import { assignConversation } from '@jsk/contracts/queue';
import { RoutingService } from '@jsk/features/routing';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { type OperatorSession, Refusal } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  const settings = { routing: { assignment: 'least_busy', lastOperatorFirst: false } };
  // Without workers, so that nothing but this test makes decisions about the queue.
  const environment = { WORKER_MODE: 'separate' };
  system = await TestSystem.start({ instances: 2, redis: true, settings, environment });
  await Promise.all([system.startApi(), system.startApi()]);
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

const instances = () => system.apis.length;

async function comes(operator: OperatorSession, instance: number): Promise<void> {
  await operator.openTab(system.apis[instance % instances()]?.url);
  const { id } = operator.user;
  await waitFor(
    async () =>
      expect(
        await system.rows.count(`operator_availability WHERE operator_id = $1 AND status = 'online'`, [id]),
      ).toBe(1),
    { description: 'the operator is online' },
  );
}

async function wait(): Promise<string> {
  const lineUserId = await createCustomer(system.rows);
  await createSession(system.rows, lineUserId);
  return lineUserId;
}

async function drainEverywhere(): Promise<void> {
  await Promise.all(system.apis.map(({ app }) => app.get(RoutingService).drain()));
}

/** @returns what was refused because somebody else was faster; anything else is an error. */
async function attempt(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof Refusal && [403, 404, 409].includes(error.status)) return error.problem.code;
    throw error;
  }
}

/** Whom each operator has now. */
async function conversationsOf(operator: OperatorSession): Promise<string[]> {
  const rows = await system.rows.select<{ lineUserId: string }>(
    `SELECT line_user_id AS "lineUserId" FROM sessions WHERE operator_id = $1 AND status = 'ACTIVE'`,
    [operator.user.id],
  );
  return rows.map(({ lineUserId }) => lineUserId);
}

describe('However many instances decide, and whatever operators do meanwhile', () => {
  const capacity = 3;

  it('every customer has one owner, and nobody is given more than their capacity', async () => {
    // Some are given customers, others take them by hand and are not online, so that nothing else is given to them.
    const given: OperatorSession[] = [];
    for (let count = 0; count < 5; count += 1) given.push(await system.signIn({ capacity }));
    const taking = [await system.signIn(), await system.signIn(), await system.signIn()];
    const administrator = await system.signIn({ role: 'ADMIN' });
    const customers: string[] = [];
    for (let count = 0; count < 60; count += 1) customers.push(await wait());
    for (const [index, operator] of given.entries()) await comes(operator, index);

    const seenAbove: unknown[] = [];
    let isOver = false;
    const watch = async () => {
      while (!isOver) {
        seenAbove.push(
          ...(await system.rows.select(
            `SELECT operator_id, count(*) FROM sessions WHERE status = 'ACTIVE' AND operator_id = ANY($1::bigint[])
              GROUP BY operator_id HAVING count(*) > $2`,
            [given.map(({ user }) => user.id), capacity],
          )),
        );
      }
    };
    const drains = async () => {
      for (let round = 0; round < 30; round += 1) await drainEverywhere();
    };
    const claims = async (operator: OperatorSession, every: number) => {
      for (const lineUserId of customers.filter((_, index) => index % 4 === every)) {
        await attempt(operator.call(claimConversation, { lineUserId }));
      }
    };
    const assigns = async () => {
      const to = taking[0]?.user.id ?? '';
      for (const lineUserId of customers.filter((_, index) => index % 5 === 0)) {
        await attempt(administrator.call(assignConversation, { lineUserId, operatorId: to }));
      }
    };
    const works = async (operator: OperatorSession, index: number) => {
      for (let round = 0; round < 6; round += 1) {
        const [first, second, third] = await conversationsOf(operator);
        const toOperatorId = taking[index % taking.length]?.user.id;
        if (first) await attempt(operator.call(closeConversation, { lineUserId: first }));
        if (second) await attempt(operator.call(transferConversation, { lineUserId: second, queue: true }));
        if (third) await attempt(operator.call(transferConversation, { lineUserId: third, toOperatorId }));
      }
    };
    const watching = watch();
    await Promise.all([
      drains(),
      assigns(),
      ...taking.map((operator, index) => claims(operator, index)),
      ...given.map((operator, index) => works(operator, index)),
    ]);
    await drainEverywhere();
    isOver = true;
    await watching;

    expect(seenAbove).toEqual([]);
    // Whoever was given a customer, or took one, did so once for each time the customer waited.
    expect(
      await system.rows.select(
        `SELECT s.id FROM sessions s
          WHERE (SELECT count(*) FROM audit_log a
                  WHERE a.subject_id = s.id::text AND a.action IN ('session.claimed', 'session.assigned'))
             <> (SELECT count(*) FROM session_transfers t WHERE t.session_id = s.id AND t.kind = 'QUEUE')
                + CASE WHEN s.status = 'WAITING' THEN 0 ELSE 1 END`,
      ),
    ).toEqual([]);
    const [left] = await system.rows.select<{ waiting: number; free: number }>(
      `SELECT (SELECT count(*)::int FROM sessions WHERE status = 'WAITING') AS waiting,
              (SELECT sum(capacity - (SELECT count(*) FROM sessions s WHERE s.operator_id = o.id AND s.status = 'ACTIVE'))
                 FROM operators o JOIN operator_availability a ON a.operator_id = o.id AND a.status = 'online')::int AS free`,
    );
    expect(Math.min(left?.waiting ?? 0, left?.free ?? 0)).toBe(0);
  }, 120_000);
});

describe('An operator who is taking somebody by hand', () => {
  it('is given nobody else, when that one fills them, though it is not committed yet', async () => {
    const operator = await system.signIn({ capacity: 1 });
    await comes(operator, 0);
    const taken = await wait();
    const claim = new Client({ connectionString: system.rows.url });
    await claim.connect();
    await claim.query('BEGIN');
    await claim.query('SELECT FROM customers WHERE line_user_id = $1 FOR NO KEY UPDATE', [taken]);
    await claim.query(
      `UPDATE sessions SET status = 'ACTIVE', operator_id = $2, claimed_at = now() WHERE line_user_id = $1`,
      [taken, operator.user.id],
    );
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { createdAt: new Date(Date.now() - 60_000) });
    const decided = drainEverywhere();
    await waitFor(
      async () =>
        expect(
          await system.rows.count(
            `pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM operators%FOR UPDATE%'`,
          ),
        ).toBe(1),
      { description: 'the decision waits for the claim' },
    );
    await claim.query('COMMIT');
    await claim.end();
    await decided;
    expect(await conversationsOf(operator)).toEqual([taken]);
  });
});
