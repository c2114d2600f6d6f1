import { Global, Inject, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';

/** The process's connection to Redis, if there is one. Everything built on it must go on without it. */
@Injectable()
export class RedisConnection implements OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnection.name);
  readonly client: Redis | null;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.client = config.redisUrl ? this.connect(config.redisUrl) : null;
  }

  get state(): 'connected' | 'disconnected' | 'not_used' {
    if (!this.client) return 'not_used';
    return this.client.status === 'ready' ? 'connected' : 'disconnected';
  }

  /** @returns another connection of the same kind. */
  duplicate(): Redis | null {
    return this.another({});
  }

  /** @returns a connection for subscriptions, which wait for Redis instead of failing while it is away. */
  duplicateForSubscriptions(): Redis | null {
    return this.another({ enableOfflineQueue: true, maxRetriesPerRequest: null, commandTimeout: undefined });
  }

  async onApplicationShutdown(): Promise<void> {
    this.client?.disconnect();
  }

  private another(options: Partial<RedisOptions>): Redis | null {
    const duplicate = this.client?.duplicate(options) ?? null;
    if (duplicate) this.logTroubleOf(duplicate);
    return duplicate;
  }

  private connect(url: string): Redis {
    // Commands fail at once while Redis is away instead of queueing up: every caller has a way on without it.
    const client = new Redis(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 1000,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2000),
    });
    this.logTroubleOf(client);
    return client;
  }

  private logTroubleOf(client: Redis): void {
    let isDown = false;
    client.on('error', (error: Error) => {
      if (!isDown) this.logger.warn(`Redis is away: ${error.message}`);
      isDown = true;
    });
    client.on('ready', () => {
      if (isDown) this.logger.log('Redis is back');
      isDown = false;
    });
  }
}

@Global()
@Module({ providers: [RedisConnection], exports: [RedisConnection] })
export class RedisModule {}
