import { ShortCache } from '@jsk/platform/cache/short-cache';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable } from '@nestjs/common';
import { QuotaService } from '../quota';

/** What Prometheus is told of the messages of the month, as LINE last said. */
@Injectable()
export class QuotaMetricsService {
  constructor(metrics: Metrics, quota: QuotaService) {
    const level = new ShortCache(() => quota.level());
    metrics.gauge(
      'line_quota_used',
      "Counted messages of this month's quota that are used",
      [],
      async (gauge) => gauge.set((await level.get(undefined)).used),
    );
    metrics.gauge(
      'line_quota_limit',
      "Messages of this month's quota; +Inf without a limit",
      [],
      async (gauge) => gauge.set((await level.get(undefined)).limit ?? Infinity),
    );
  }
}
