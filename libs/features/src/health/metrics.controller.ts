import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { AppError } from '@jsk/platform/errors/app-error';
import { Allow, Unlimited } from '@jsk/platform/http/serves';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { mayReadMetrics } from '@jsk/platform/metrics/metrics-access';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** For Prometheus, which signs in with a token of its own, or not at all on the same machine. */
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('metrics')
  @Allow('public')
  @Unlimited()
  async scrape(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { authorization } = request.headers;
    if (!mayReadMetrics(this.config.metrics.token, { authorization, address: request.ip })) {
      throw new AppError('forbidden', 'Metrics are read with METRICS_TOKEN, or on the machine itself');
    }
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
