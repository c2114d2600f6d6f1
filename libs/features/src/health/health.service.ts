import type { Health, HealthCheck } from '@jsk/contracts/health';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import { ChannelStateService, LineCallsService } from '../line-channel';
import { lineHealth } from './line-health.policy';

const redisStatus = { connected: 'up', disconnected: 'down', not_used: 'not_used' } as const;

@Injectable()
export class HealthService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly redis: RedisConnection,
    private readonly storage: FileStorage,
    private readonly channel: ChannelStateService,
    private readonly calls: LineCallsService,
  ) {}

  /** Down without PostgreSQL; degraded without any other part, since the rest of the product goes on without it. */
  async check(): Promise<Health> {
    const [database, storage] = await Promise.all([this.checkDatabase(), this.checkStorage()]);
    const checks = {
      database,
      redis: { status: redisStatus[this.redis.state] },
      line: lineHealth(this.channel, this.calls.lastFailure),
      storage,
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
}
