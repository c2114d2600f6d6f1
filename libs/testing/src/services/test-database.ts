import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { templateDatabase, testDatabasePrefix, withDatabase } from './template-database';

export interface TestDatabase {
  readonly url: string;
  /** Removes it, also when something is still connected. */
  drop(): Promise<void>;
}

/** @returns a migrated, empty database that nobody else uses. Takes some tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.TEST_POSTGRES_URL;
  if (!serverUrl)
    throw new Error(
      'TEST_POSTGRES_URL is not set: name the test *.int-spec.ts, so that Jest brings PostgreSQL up.',
    );
  // A test file that could not clean up must not stand in the way of the next one in this process.
  const name = `${testDatabasePrefix}${process.pid}_${randomBytes(4).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  return {
    url: withDatabase(serverUrl, name),
    drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
