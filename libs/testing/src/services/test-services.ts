import { mkdirSync } from 'node:fs';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../platform/src/embedded-postgres/embedded-postgres';
import { withExclusiveLock } from '../../../platform/src/embedded-postgres/exclusive-lock';
import { testDataDirectory } from './project-directory';
import { ensureRedis, type RedisService } from './redis';
import { ServiceUsers } from './service-users';
import { dropAbandonedDatabases, ensureTemplateDatabase } from './template-database';

export interface TestServices {
  /** A database of the PostgreSQL in which test databases may be made. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Ends what was started, unless another run on this machine still uses it. */
  stop(): Promise<void>;
}

/** Nothing in a test database needs to survive a power cut. */
const hastySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Brings up PostgreSQL (`TEST_DATABASE_URL`, else embedded) with the migrated template, and Redis. What a killed
 * run left behind is adopted.
 */
export async function startTestServices(log: (line: string) => void): Promise<TestServices> {
  const directory = testDataDirectory('test-services');
  mkdirSync(directory, { recursive: true });
  const users = new ServiceUsers(`${directory}/users`);
  const exclusively = <Result>(work: () => Promise<Result>) => withExclusiveLock(`${directory}/lock`, work);
  return exclusively(async () => {
    users.join();
    const [postgres, redis] = await Promise.all([startPostgres(log), ensureRedis(log)]);
    await ensureTemplateDatabase(postgres.url);
    return {
      postgresUrl: postgres.url,
      redisUrl: redis.url,
      stop: () => exclusively(() => leave(users, postgres.server, redis)),
    };
  });
}

async function startPostgres(
  log: (line: string) => void,
): Promise<{ url: string; server: EmbeddedPostgres | null }> {
  const givenUrl = process.env.TEST_DATABASE_URL;
  if (givenUrl) return { url: givenUrl, server: null };
  const server = await startEmbeddedPostgres({
    dataDirectory: testDataDirectory('test-postgres'),
    database: 'jskapp_test',
    port: 54_330,
    settings: hastySettings,
    log,
  });
  await dropAbandonedDatabases(server.connectionString);
  return { url: server.connectionString, server };
}

async function leave(
  users: ServiceUsers,
  postgres: EmbeddedPostgres | null,
  redis: RedisService,
): Promise<void> {
  if (!users.leave()) return;
  await Promise.all([postgres?.stop(), redis.stop()]);
}
