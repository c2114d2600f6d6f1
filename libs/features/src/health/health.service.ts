import type { Health, HealthCheck } from '@jsk/contracts/health';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import { ChannelStateService, LineCallsService } from '../line-channel';
import { TelegramService } from '../telegram';
import { lineHealth } from './line-health.policy';
import { telegramHealth } from './telegram-health.policy';

const redisStatus = { connected: 'up', disconnected: 'down', not_used: 'not_used' } as const;

@Injectable()
export class HealthService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
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

  private async checkDatabase(): Promise<HealthCheck> {
    return this.unitOfWork.sql.query('SELECT 1').then(
      () => ({ status: 'up' }),
      () => ({ status: 'down' }),
    );
  }

  private async checkStorage(): Promise<HealthCheck> {
    const state = await this.storage.check();
    return state.ok ? { status: 'up' } : { status: 'down', detail: state.detail };
  }

  private async checkTelegram(): Promise<HealthCheck> {
    return this.telegram.get().then(telegramHealth, () => ({
      status: 'degraded',
      detail: 'whether it works is not known without the database',
    }));
  }
}
