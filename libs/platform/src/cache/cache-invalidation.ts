import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Client } from 'pg';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';
import type { Sql } from '../database/sql';

const channel = 'jsk_cache_invalidation';
const reconnectAfterMs = 1000;

/**
 * Lets every process forget what it keeps in memory once somebody has changed it. PostgreSQL carries the news
 * (`LISTEN`), so that it works without Redis and is told with the commit of the change, neither before nor without it.
 * Whoever keeps something also lets it age (`ShortCache`): news are lost while the connection is.
 */
@Injectable()
export class CacheInvalidation implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(CacheInvalidation.name);
  private readonly forgetters = new Map<string, (() => void)[]>();
  private client: Client | null = null;
  private isStopped = false;

  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** @param forget is called in every process after something under this name has changed. */
  onChange(name: string, forget: () => void): void {
    this.forgetters.set(name, [...(this.forgetters.get(name) ?? []), forget]);
  }

  /** Tells every process, this one too, once the caller's transaction is committed. */
  async announce(transaction: Sql, name: string): Promise<void> {
    await transaction.query('SELECT pg_notify($1, $2)', [channel, name]);
  }

  onApplicationBootstrap(): Promise<void> {
    return this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.client?.end().catch(() => undefined);
  }

  /** Never throws: without it changes are only seen later. */
  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.config.databaseUrl,
      application_name: 'jskapp-live-chat-invalidation',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    this.client = client;
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('notification', ({ payload = '' }) => this.forget(payload));
    client.on('error', ({ message }) =>
      this.logger.warn(`Lost the connection for news of changes: ${message}`),
    );
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      // What changed while nobody listened is not told again.
      for (const name of this.forgetters.keys()) this.forget(name);
      void ended.then(() => this.listenAgain());
    } catch (error) {
      this.logger.warn(`Cannot listen for changes: ${(error as Error).message}`);
      await client.end().catch(() => undefined);
      this.listenAgain();
    }
  }

  private listenAgain(): void {
    if (this.isStopped) return;
    setTimeout(() => {
      if (!this.isStopped) void this.listen();
    }, reconnectAfterMs).unref();
  }

  private forget(name: string): void {
    for (const forget of this.forgetters.get(name) ?? []) forget();
  }
}
