import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database';

async function query(database: TestDatabase, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('test databases', () => {
  it('are migrated, and what happens in one stays in it', async () => {
    const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(first, 'CREATE TABLE only_here ()');

    expect(await query(second, `SELECT to_regclass('only_here') AS found`)).toEqual([{ found: null }]);
    expect(await query(second, 'SELECT name FROM schema_migrations')).not.toEqual([]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('can be dropped while something is still connected', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();

    await expect(database.drop()).resolves.toBeUndefined();
  });
});
