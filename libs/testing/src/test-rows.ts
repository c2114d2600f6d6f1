import { randomInt } from 'node:crypto';
import { Pool, type QueryResultRow } from 'pg';
import { createTestDatabase } from './services/test-database';
import { waitFor } from './services/wait-for';

/** A migrated database of a test file, and what stands in it. */
export class TestRows {
  private constructor(
    readonly url: string,
    private readonly pool: Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  static async create(): Promise<TestRows> {
    const { url, drop } = await createTestDatabase();
    const pool = new Pool({ connectionString: url, max: 3 });
    // The database is dropped, or cut off, under its connections.
    pool.on('error', () => undefined);
    const rows = new TestRows(url, pool, drop);
    await rows.spreadIds();
    return rows;
  }

  async select<Row extends QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(statement, values)).rows;
  }

  /** @param from a table, with conditions if need be: `messages WHERE state = 'failed'`. */
  async count(from: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.select<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`, values);
    return row?.count ?? 0;
  }

  /** Waits until everything in the inbox has been processed. */
  async inboxIsDone(): Promise<void> {
    await waitFor(async () => expect(await this.count(`webhook_events WHERE status = 'pending'`)).toBe(0), {
      description: 'every stored event is processed',
      timeoutMs: 20_000,
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.drop();
  }

  /**
   * Ids of different tables and of different test files differ, so that one taken for another does not pass by
   * accident.
   */
  private async spreadIds(): Promise<void> {
    for (const table of ['operators', 'sessions', 'messages', 'webhook_events', 'audit_log']) {
      await this.pool.query(
        `ALTER TABLE ${table} ALTER COLUMN id RESTART WITH ${randomInt(10 ** 6, 10 ** 9)}`,
      );
    }
  }
}
