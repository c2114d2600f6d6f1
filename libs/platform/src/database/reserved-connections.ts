import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';
import { type Sql, sqlOver } from './sql';

/** The inbox has as many statements on their way at once. */
const connections = 2;

/** Whoever waits for an answer gives up soon after. */
const connectWithinMs = 4000;

/**
 * Connections for what must be done whatever the others wait for: when every connection of the pool waits for a lock or
 * for a slow statement, these are still free. For statements on their own only, which wait for nobody. A process that does
 * not use them has none.
 */
@Injectable()
export class ReservedConnections implements OnApplicationShutdown {
  private readonly logger = new Logger(ReservedConnections.name);
  private readonly pool: Pool;
  readonly sql: Sql;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.pool = new Pool({
      connectionString: config.databaseUrl,
      application_name: 'jskapp-live-chat-reserved',
      max: connections,
      // Kept open: a webhook that comes after a pause shall not wait for a new one.
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: connectWithinMs,
      keepAlive: true,
    });
    this.pool.on('error', (error) => this.logger.warn(`A connection was lost while idle: ${error.message}`));
    this.sql = sqlOver(this.pool);
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.pool.ending) await this.pool.end();
  }
}
