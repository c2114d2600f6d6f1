import { TestRows } from '@jsk/testing/test-rows';
import { seedDatabase } from './seed';
import { demoDay } from './seed-demo-day';
import { demoConversations } from './seed-history';

/** Three months of a shop are written. */
jest.setTimeout(60_000);

let rows: TestRows;

beforeAll(async () => {
  rows = await TestRows.create();
  await seed();
});
afterAll(() => rows.close());

const seed = (database = rows, demo = true) =>
  seedDatabase({
    databaseUrl: database.url,
    adminUsername: 'admin',
    adminPassword: 'a password of a test',
    demo,
    simulatesLine: false,
  });

describe('The demo database', () => {
  it('shows every operator as unread only what customers of open conversations still wait for', async () => {
    const unread = await rows.select<{ name: string; count: number; operators: number }>(
      `SELECT c.display_name AS name, c.customer_message_count - coalesce(r.read_customer_message_count, 0) AS count,
              count(*)::int AS operators
         FROM operators o CROSS JOIN customers c
         LEFT JOIN conversation_reads r ON r.operator_id = o.id AND r.line_user_id = c.line_user_id
        WHERE c.customer_message_count > coalesce(r.read_customer_message_count, 0)
        GROUP BY c.line_user_id, 1, 2 ORDER BY 2 DESC`,
    );
    const [, , active, waiting] = demoConversations;
    const operators = await rows.count('operators');
    expect(unread).toEqual([
      { name: active?.displayName, count: 2, operators },
      { name: waiting?.displayName, count: 1, operators },
    ]);
  });

  it('has a past of three months behind the conversations of today', async () => {
    const today = [...demoConversations, ...demoDay(new Date())].map(({ displayName }) => displayName);
    const newest = await rows.select<{ name: string }>(
      'SELECT display_name AS name FROM customers ORDER BY last_message_at DESC LIMIT $1',
      [today.length],
    );
    expect(newest.map(({ name }) => name).toSorted()).toEqual(today.toSorted());
    expect(await rows.count('customers')).toBeGreaterThan(250);
    const sessions = await rows.count('sessions');
    expect(sessions).toBeGreaterThan(1_300);
    expect(sessions).toBeLessThan(2_500);
  });

  it('has something to show for every figure of every operator', async () => {
    const figures = await rows.select(
      `SELECT o.username, count(s.wait_seconds) > 50 AS waits, count(s.open_resolution_seconds) > 50 AS resolutions,
              count(DISTINCT v.score) >= 3 AS scores, bool_or(v.comment IS NOT NULL) AS comments,
              bool_or(s.transfer_count > 0) AS transfers,
              count(DISTINCT b.kind) FILTER (WHERE b.operator_id = o.id) AS breaches,
              (SELECT count(DISTINCT p.status) FROM operator_presence_spans p WHERE p.operator_id = o.id) AS presence
         FROM operators o JOIN sessions s ON s.operator_id = o.id
         LEFT JOIN csat_surveys v ON v.session_id = s.id
         LEFT JOIN sla_breaches b ON b.session_id = s.id
        GROUP BY o.id ORDER BY o.username`,
    );
    const complete = { waits: true, resolutions: true, scores: true, comments: true, transfers: true };
    expect(figures).toEqual(
      ['operator', 'operator2', 'supervisor'].map((username) => ({
        username,
        ...complete,
        breaches: '2',
        presence: '2',
      })),
    );
    expect(await rows.count(`sessions WHERE status = 'ABANDONED' AND closed_by = 'SYSTEM'`)).toBeGreaterThan(
      10,
    );
    expect(await rows.count(`sessions WHERE status = 'ABANDONED' AND closed_by = 'USER'`)).toBeGreaterThan(5);
    expect(await rows.count(`sla_breaches WHERE kind = 'queue_wait'`)).toBeGreaterThan(10);
  });

  it('agrees with itself as if it had happened', async () => {
    const wrong = {
      numbers: `(SELECT customer_message_number AS told,
                        count(*) FILTER (WHERE sender_kind = 'CUSTOMER')
                          OVER (PARTITION BY line_user_id ORDER BY id) AS counted FROM messages) m WHERE told <> counted`,
      order: `(SELECT created_at, lag(created_at) OVER (PARTITION BY line_user_id ORDER BY id) AS earlier
                 FROM messages WHERE type <> 'note') m WHERE created_at < earlier`,
      lastMessages: `customers c WHERE last_message_id IS DISTINCT FROM
                       (SELECT max(id) FROM messages m WHERE m.line_user_id = c.line_user_id
                                                         AND sender_kind <> 'SYSTEM' AND type <> 'note')`,
      latestSessions: `customers c WHERE latest_session_id IS DISTINCT FROM
                         (SELECT max(id) FROM sessions s WHERE s.line_user_id = c.line_user_id)`,
      counts: `customers c WHERE customer_message_count <>
                 (SELECT count(*) FROM messages m WHERE m.line_user_id = c.line_user_id AND sender_kind = 'CUSTOMER')`,
      overlaps: `sessions s JOIN sessions n ON n.line_user_id = s.line_user_id AND n.id > s.id
                   AND n.created_at < coalesce(s.closed_at, 'infinity')`,
      times: `sessions WHERE claimed_at < created_at OR first_response_at < claimed_at OR closed_at < first_response_at
                 OR closed_at > now()`,
      answers: `csat_surveys WHERE answered_at > now() OR answered_at > expires_at`,
      firstResponders: `sessions WHERE (first_response_at IS NULL) <> (first_responder_id IS NULL)`,
      payments: `messages WHERE (cost IS NULL) <> (direction = 'INCOMING' OR type = 'note')`,
    };
    for (const [what, from] of Object.entries(wrong)) {
      expect({ what, count: await rows.count(from) }).toEqual({ what, count: 0 });
    }
  });

  it('is left as it is when it is seeded again', async () => {
    const countRows = async () => {
      const tables = [
        'operators',
        'customers',
        'sessions',
        'messages',
        'csat_surveys',
        'operator_presence_spans',
        'conversation_reads',
        'handoff_keywords',
        'intents',
        'reply_objects',
      ];
      return Promise.all(tables.map((table) => rows.count(table)));
    };
    const before = await countRows();
    await seed();
    expect(await countRows()).toEqual(before);
  });
});

describe('A database that is not for demonstration', () => {
  it('has no customers and no past', async () => {
    const other = await TestRows.create();
    await seed(other, false);
    for (const table of ['customers', 'sessions', 'messages', 'operator_presence_spans', 'csat_surveys']) {
      expect(await other.count(table)).toBe(0);
    }
    await other.close();
  });

  it('has an administrator, who must choose a password of their own; in the demo nobody must', async () => {
    const other = await TestRows.create();
    await seed(other, false);
    expect(await other.select('SELECT username, role, must_change_password AS must FROM operators')).toEqual([
      { username: 'admin', role: 'SUPER_ADMIN', must: true },
    ]);
    expect(await rows.count('operators WHERE must_change_password')).toBe(0);
    await other.close();
  });
});
