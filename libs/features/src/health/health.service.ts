import { setTimeout as delay } from 'node:timers/promises';
import type { Health, HealthCheck } from '@jsk/contracts/health';
import { ReservedConnections } from '@jsk/platform/database/reserved-connections';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import { ChannelStateService, LineCallsService } from '../line-channel';
import { TelegramService } from '../telegram';
import { lineHealth } from './line-health.policy';
import { telegramHealth } from './telegram-health.policy';

/** Whoever asks gives up soon after, and would take the whole process for broken. */
const answerWithinMs = 2000;

const redisStatus = { connected: 'up', disconnected: 'down', not_used: 'not_used' } as const;

@Injectable()
export class HealthService {
  constructor(
    private readonly connections: ReservedConnections,
    private readonly redis: RedisConnection,
    private readonly storage: FileStorage,
    private readonly channel: ChannelStateService,
    private readonly calls: LineCallsService,
    private readonly telegram: TelegramService,
  ) {}

  /** Down without PostgreSQL; degraded without any other part, since the rest of the product goes on without it. */
  async check(): Promise<Health> {
    const [database, storage, telegram] = await Promise.all([
      this.checkDatabase(),
      this.checkStorage(),
      this.checkTelegram(),
    ]);
    const checks = {
      database,
      redis: { status: redisStatus[this.redis.state] },
      line: lineHealth(this.channel, this.calls.lastFailure),
      storage,
      telegram,
    };
    const isWell = Object.values(checks).every(({ status }) => status === 'up' || status === 'not_used');
    return { status: database.status === 'down' ? 'down' : isWell ? 'ok' : 'degraded', checks };
  }

  /** On a connection of its own: while many wait for a locked table, webhooks are taken, and the process is ready. */
  private async checkDatabase(): Promise<HealthCheck> {
    return this.connections.sql.query('SELECT 1').then(
      () => ({ status: 'up' }),
      () => ({ status: 'down' }),
    );
  }

  private async checkStorage(): Promise<HealthCheck> {
    const state = await this.storage.check();
    return state.ok ? { status: 'up' } : { status: 'down', detail: state.detail };
  }

  private async checkTelegram(): Promise<HealthCheck> {
    const unknown: HealthCheck = {
      status: 'degraded',
      detail: 'whether it works is not known without the database',
    };
    const told = this.telegram.get().then(telegramHealth, () => unknown);
    return Promise.race([told, delay(answerWithinMs, unknown, { ref: false })]);
  }
}
