import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';

/**
 * How this product talks to PostgreSQL.
 * @param poolSize connections at most; waiting for one longer than 10 s is an error instead of a hang.
 */
export function dataSourceOptions(databaseUrl: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    poolSize,
    migrations,
    migrationsTableName: 'schema_migrations',
    applicationName: 'jskapp-live-chat',
    extra: { connectionTimeoutMillis: 10_000, keepAlive: true },
  };
}
