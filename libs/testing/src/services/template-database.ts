import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { migrateDatabase } from '../../../platform/src/database/migrate-database';
import { isAlive } from '../../../platform/src/embedded-postgres/exclusive-lock';
import { projectDirectory } from './project-directory';

/** The migrated, empty database that each test database is a copy of. */
export const templateDatabase = 'jskapp_test_template';

/** Test databases are named `<prefix><process number>_<count>`, so that those of killed runs can be told. */
export const testDatabasePrefix = 'jskapp_test_of_';

/**
 * Makes the template, unless the one there was made from the same migrations. Its comment says from which, and is
 * written last, so that an interrupted attempt is done again.
 * @param serverUrl a database of that server, other than the template, as a user who may create databases.
 */
export async function ensureTemplateDatabase(serverUrl: string): Promise<void> {
  const origin = hashOfMigrations();
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ origin: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS origin FROM pg_database WHERE datname = $1`,
      [templateDatabase],
    );
    if (rows[0]?.origin === origin) return;
    await client.query(`DROP DATABASE IF EXISTS ${templateDatabase} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${templateDatabase}`);
    await migrateDatabase(withDatabase(serverUrl, templateDatabase));
    await client.query(`COMMENT ON DATABASE ${templateDatabase} IS '${origin}'`);
  } finally {
    await client.end();
  }
}

/** Drops the databases of test runs on this machine that were killed. */
export async function dropAbandonedDatabases(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [testDatabasePrefix],
    );
    for (const { name } of rows) {
      const creator = Number.parseInt(name.slice(testDatabasePrefix.length), 10);
      if (!isAlive(creator))
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}

/** @returns the same server and sign-in with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  const directory = path.join(projectDirectory, 'libs/platform/src/database');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of [...files.sort(), path.join(projectDirectory, 'package-lock.json')]) {
    hash.update(path.basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}
