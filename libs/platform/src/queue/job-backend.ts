import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import type { AppConfig } from '../config/app-config';

/** For every worker: after PostgreSQL or Redis was away it looks for jobs within a second, not after BullMQ's 15. */
export const workerDefaults = { runRetryDelay: 1000 } as const;

/** PostgreSQL schema of BullMQ's own tables. */
export const jobSchema = 'bullmq';

/**
 * Chooses where BullMQ keeps its jobs. Must run before the application is created, because queues are built
 * while Nest injects them.
 */
export function chooseJobBackend(config: Pick<AppConfig, 'redisUrl'>): void {
  if (config.redisUrl === null) setDefaultBackendFactory(createPostgresBackend);
}

/** Where a queue is to look. @param connections at most so many of PostgreSQL; of Redis it is always one */
export function jobConnection(
  { redisUrl, databaseUrl }: Pick<AppConfig, 'redisUrl' | 'databaseUrl'>,
  connections: number,
): QueueOptions['connection'] {
  if (redisUrl !== null) return { url: redisUrl };
  return { connectionString: databaseUrl, schema: jobSchema, max: connections };
}
