import { runMigrations as migrateBullMq } from 'bullmq';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';
import { jobSchema } from '../queue/job-backend';

/** Any number; the same for every process of this product, so that only one migrates at a time. */
const migrationLock = 7_230_045;

/**
 * Brings the tables of the product and of BullMQ up to date. Safe to run from several processes at once: one
 * works, the others wait for it.
 * @param log told the name of each migration that was applied.
 */
export async function migrateDatabase(
  databaseUrl: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const lock = await pool.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await migrateBullMq(lock, jobSchema);
    await migrateProduct(databaseUrl, log);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    lock.release();
    await pool.end();
  }
}

async function migrateProduct(databaseUrl: string, log: (line: string) => void): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(databaseUrl, 2));
  await dataSource.initialize();
  try {
    for (const { name } of await dataSource.runMigrations({ transaction: 'each' })) log(name);
  } finally {
    await dataSource.destroy();
  }
}
