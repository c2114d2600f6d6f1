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

/** @param about which one of many has changed; null: perhaps all of them. */
type Forget = (about: string | null) => void;

const reconnectAfterMs = 1000;

/**
 * Lets every process forget what it keeps in memory once somebody has changed it. PostgreSQL carries the news
 * (`LISTEN`), so that it works without Redis and is told with the commit of the change, neither before nor without it.
 * Whoever keeps something also lets it age (`ShortCache`): news are lost while the connection is.
 */
@Injectable()
export class CacheInvalidation implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(CacheInvalidation.name);
  private readonly forgetters = new Map<string, Forget[]>();
  private client: Client | null = null;
  private isStopped = false;

  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** @param name without a space; `forget` is called in every process after something under it has changed. */
  onChange(name: string, forget: Forget): void {
    this.forgetters.set(name, [...(this.forgetters.get(name) ?? []), forget]);
  }

  /**
   * Tells every process, this one too, once the caller's transaction is committed.
   * @param about which one has changed, where there are many under this name.
   */
  announce(transaction: Sql, name: string, about?: string): Promise<void> {
    return announceChange(transaction, name, about);
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
    client.on('notification', ({ payload = '' }) => this.forget(...partsOf(payload)));
    client.on('error', ({ message }) =>
      this.logger.warn(`Lost the connection for news of changes: ${message}`),
    );
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      // What changed while nobody listened is not told again.
      for (const name of this.forgetters.keys()) this.forget(name, null);
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

  private forget(name: string, about: string | null): void {
    for (const forget of this.forgetters.get(name) ?? []) forget(about);
  }
}

/** As `CacheInvalidation.announce`, for a program that keeps nothing itself. */
export async function announceChange(transaction: Sql, name: string, about?: string): Promise<void> {
  await transaction.query('SELECT pg_notify($1, $2)', [channel, about ? `${name} ${about}` : name]);
}

function partsOf(payload: string): [name: string, about: string | null] {
  const [name = '', about = null] = payload.split(' ', 2);
  return [name, about];
}
