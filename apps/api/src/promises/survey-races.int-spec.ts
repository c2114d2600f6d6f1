import { updateSettings } from '@jsk/contracts/settings';
import { SurveysService } from '@jsk/features/csat';
import { SessionLifecycleService } from '@jsk/features/session-lifecycle';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { Client } from 'pg';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;
let operator: OperatorSession;

beforeAll(async () => {
  system = await TestSystem.start({ instances: 2, redis: true, settings: { survey: {} } });
  operator = await system.signIn({ role: 'ADMIN' });
});
afterEach(async () => {
  system.closeTabs();
  await operator.call(updateSettings, { survey: {} });
});
afterAll(() => system.stop());

const workers = () => [...system.apis, ...system.apis];

/** @returns customers in whose sessions nobody writes any more. */
async function forgotten(count: number): Promise<string[]> {
  const customers = await Promise.all(Array.from({ length: count }, () => createCustomer(system.rows)));
  for (const lineUserId of customers)
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
  await system.rows.select(
    `UPDATE sessions SET warned_at = now(), closes_at = now() - interval '1 second' WHERE line_user_id = ANY ($1)`,
    [customers],
  );
  return customers;
}

/** @returns how many sessions were closed, surveyed and told of exactly once, in rows. */
async function onceIn(customers: readonly string[]): Promise<number> {
  const rows = await system.rows.select(
    `SELECT s.id FROM sessions s JOIN csat_surveys v ON v.session_id = s.id
      WHERE s.line_user_id = ANY ($1) AND s.status = 'CLOSED' AND v.sent_at IS NOT NULL
        AND 1 = (SELECT count(*) FROM messages m WHERE m.session_id = s.id AND m.type = 'flex')
        AND 1 = (SELECT count(*) FROM audit_log a WHERE a.subject_id = s.id::text)`,
    [customers],
  );
  return rows.length;
}

async function eachIsAskedOnce(customers: readonly string[]): Promise<void> {
  await waitFor(
    () =>
      expect(customers.map((lineUserId) => system.line.textsReceivedBy(lineUserId).length)).toEqual(
        customers.map(() => 1),
      ),
    { description: 'every customer has the survey' },
  );
}

/** Stops whoever is about to write a message, in the middle of a transaction, and ends it. */
async function killInTheMiddle(work: () => Promise<unknown>): Promise<void> {
  const gate = new Client({ connectionString: system.rows.url });
  await gate.connect();
  await gate.query('BEGIN; LOCK TABLE messages IN SHARE ROW EXCLUSIVE MODE');
  const working = work();
  try {
    const victim = await waitFor(
      async () => {
        const { rows } = await gate.query<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE relation = 'messages'::regclass AND NOT granted`,
        );
        return rows[0]?.pid ?? null;
      },
      { description: 'a worker is in the middle of a survey' },
    );
    await gate.query('SELECT pg_terminate_backend($1)', [victim]);
  } finally {
    // Without this, whatever goes wrong here would keep all later tests waiting for the table.
    await gate.end();
  }
  await working;
}

describe('Several workers', () => {
  it('close each session once and ask each customer once when they find it at the same moment', async () => {
    const customers = await forgotten(15);
    await Promise.all(workers().map((api) => api.app.get(SessionLifecycleService).closeInactive()));
    expect(await onceIn(customers)).toBe(15);
    await eachIsAskedOnce(customers);
  });

  it('send what was put off once, also when one of them dies in the middle of it', async () => {
    await operator.call(updateSettings, { survey: { delayMinutes: 60 } });
    const customers = await forgotten(5);
    await system.api.app.get(SessionLifecycleService).closeInactive();
    await killInTheMiddle(async () => {
      const isDue = `UPDATE csat_surveys SET due_at = now() - interval '1 second' WHERE line_user_id = ANY ($1)`;
      await system.rows.select(isDue, [customers]);
      await system.api.app.get(SurveysService).runDue();
    });
    await Promise.all(workers().map((api) => api.app.get(SurveysService).runDue()));
    expect(await onceIn(customers)).toBe(5);
    await eachIsAskedOnce(customers);
  });

  it('take one of two stars that are tapped at the same moment', async () => {
    const [lineUserId = ''] = await forgotten(1);
    await system.api.app.get(SessionLifecycleService).closeInactive();
    const customer = new LineCustomer(lineUserId);
    const [{ id } = { id: '' }] = await system.rows.select<{ id: string }>(
      `SELECT session_id AS id FROM csat_surveys WHERE line_user_id = $1 AND sent_at IS NOT NULL`,
      [lineUserId],
    );
    const taps = [1, 5].map((score, index) =>
      system.deliver([customer.taps(`csat|${id}|${score}`)], system.apis[index]),
    );
    await Promise.all(taps);
    await system.rows.inboxIsDone();
    const lines = `messages WHERE line_user_id = $1 AND payload ->> 'event' = 'survey_answered'`;
    expect(await system.rows.count(lines, [lineUserId])).toBe(1);
    expect(await system.rows.count('csat_surveys WHERE session_id = $1 AND score IN (1, 5)', [id])).toBe(1);
  });
});
