import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '@jsk/platform/embedded-postgres/embedded-postgres';
import { migrateDatabase } from '@jsk/platform/database/migrate-database';
import { LaunchError } from './launch-error';
import { postgresDirectory } from './project-paths';

const preferredPort = 54_329;

/** Starts or adopts the PostgreSQL in `.data`. */
export function startDatabase(log: (line: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDirectory: postgresDirectory, port: preferredPort, log });
}

/**
 * Brings the tables up to date.
 * @returns the names of the migrations that were applied.
 * @throws LaunchError when the database cannot be reached.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const applied: string[] = [];
  try {
    await migrateDatabase(databaseUrl, (name) => applied.push(name));
  } catch (error) {
    throw asLaunchError(error, databaseUrl);
  }
  return applied;
}

/**
 * Runs work with the database of `DATABASE_URL`, else with the embedded one, which is stopped afterwards unless
 * it was running before.
 */
export async function withDatabase<Result>(work: (databaseUrl: string) => Promise<Result>): Promise<Result> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const postgres = await startDatabase((line) => console.log(line));
  try {
    return await work(postgres.connectionString);
  } finally {
    if (!postgres.adopted) await postgres.stop();
  }
}

function asLaunchError(error: unknown, databaseUrl: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  // Node reports every address it tried in one error without a message.
  if (!code) return error;
  const { host, pathname } = new URL(databaseUrl);
  return new LaunchError(
    `The database ${host}${pathname} cannot be used (${message || code}): check DATABASE_URL.`,
  );
}
