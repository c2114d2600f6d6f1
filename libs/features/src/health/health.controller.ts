import { getHealth, getLiveness, getReadiness, getWebsocketHealth, type Health } from '@jsk/contracts/health';
import { ProcessEnd } from '@jsk/platform/process/process-end';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { Serves, Unlimited } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SocketStatistics } from '../live-chat';
import { HealthService } from './health.service';
import { websocketStatus } from './websocket-status.policy';

@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly sockets: SocketStatistics,
    private readonly redis: RedisConnection,
    private readonly processEnd: ProcessEnd,
  ) {}

  @Serves(getHealth)
  @Unlimited()
  check(): Promise<Health> {
    return this.health.check();
  }

  @Serves(getReadiness)
  @Unlimited()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.health.check();
    const status = this.processEnd.hasBegun ? 'ending' : health.status;
    if (status === 'down' || status === 'ending') void reply.status(503);
    return { ...health, status };
  }

  @Serves(getLiveness)
  @Unlimited()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Serves(getWebsocketHealth)
  @Unlimited()
  websocket() {
    const statistics = this.sockets.snapshot();
    const redis = this.redis.state;
    return { status: websocketStatus(statistics.errorRate, redis), redis, ...statistics };
  }
}
