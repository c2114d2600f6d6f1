import type { Health } from '@jsk/contracts/health';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { Injectable } from '@nestjs/common';

@Injectable()
export class HealthService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly redis: RedisConnection,
  ) {}

  /** Down without PostgreSQL; degraded without Redis, since every part of the product goes on without it. */
  async check(): Promise<Health> {
    const database = await this.unitOfWork.sql.query('SELECT 1').then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const redis = ({ connected: 'up', disconnected: 'down', not_used: 'not_used' } as const)[
      this.redis.state
    ];
    const status = database === 'down' ? 'down' : redis === 'down' ? 'degraded' : 'ok';
    return { status, checks: { database: { status: database }, redis: { status: redis } } };
  }
}
