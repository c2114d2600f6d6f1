import { TestRows } from '@jsk/testing/test-rows';
import { seedDatabase } from './seed';
import { demoConversations } from './seed-history';

let rows: TestRows;

beforeAll(async () => {
  rows = await TestRows.create();
});
afterAll(() => rows.close());

const seed = () =>
  seedDatabase({
    databaseUrl: rows.url,
    adminUsername: 'admin',
    adminPassword: 'a password of a test',
    demo: true,
    simulatesLine: false,
  });

describe('The demo database', () => {
  it('shows every operator as unread only what customers of open conversations still wait for', async () => {
    await seed();
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

  it('is left as it is when it is seeded again', async () => {
    const countRows = async () => {
      const tables = [
        'operators',
        'customers',
        'messages',
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
