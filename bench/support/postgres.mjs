/** An embedded PostgreSQL of our own with durable settings, and fresh databases in it. */
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { dataDirectory, requireBuilt } from './built-code.mjs';
import { stopLater } from './cleanup.mjs';

const { Client, Pool } = createRequire(import.meta.url)('pg');

/** What PostgreSQL does by default, said aloud: a commit is on the disk when it returns. */
const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

let count = 0;

/**
 * @param {Record<string, string>} settings beside those
 * @returns {Promise<{ freshDatabase: () => Promise<string>, interrupt: (ms: number) => Promise<void>,
 *   stop: () => Promise<void> }>} `freshDatabase` makes a migrated, empty database and returns its URL; all of them are
 *   dropped by `stop`. `interrupt` ends the server and starts it again after that time.
 */
export async function startPostgres(settings = {}) {
  const { startEmbeddedPostgres } = requireBuilt('libs/platform/src/embedded-postgres/embedded-postgres');
  const { migrateDatabase } = requireBuilt('libs/platform/src/database/migrate-database');
  const start = () =>
    startEmbeddedPostgres({
      dataDirectory: dataDirectory('bench-postgres'),
      database: 'bench',
      port: 54_500,
      settings: { ...durable, ...settings },
    });
  const server = await start();
  const stopServer = stopLater(() => server.stop());
  await dropDatabases(server.connectionString);
  return {
    freshDatabase: async () => {
      count += 1;
      const name = `measured_${process.pid}_${count}`;
      await withClient(server.connectionString, (client) => client.query(`CREATE DATABASE ${name}`));
      const url = new URL(server.connectionString);
      url.pathname = `/${name}`;
      await migrateDatabase(url.toString());
      return url.toString();
    },
    interrupt: async (ms) => {
      await server.stop();
      await delay(ms);
      await start();
    },
    stop: async () => {
      await dropDatabases(server.connectionString);
      await stopServer();
    },
  };
}

/** @returns {import('pg').Pool} connections to a database, closed at the end at the latest. */
export function openPool(databaseUrl, max) {
  const pool = new Pool({ connectionString: databaseUrl, max });
  pool.on('error', () => undefined); // Its database was dropped.
  const close = stopLater(() => pool.end());
  return Object.assign(pool, { close });
}

async function dropDatabases(serverUrl) {
  await withClient(serverUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT datname FROM pg_database WHERE starts_with(datname, 'measured_')`,
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}

async function withClient(url, work) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
