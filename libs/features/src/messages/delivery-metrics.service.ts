import { ShortCache } from '@jsk/platform/cache/short-cache';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable } from '@nestjs/common';
import type { Delivery, SentMessage } from './deliveries.repository';
import { OutboxRepository } from './outbox.repository';

/** What Prometheus is told of sending. */
@Injectable()
export class DeliveryMetricsService {
  private readonly messages;
  private readonly deliveries;

  constructor(metrics: Metrics, outbox: OutboxRepository, unitOfWork: UnitOfWork) {
    this.messages = metrics.counter('messages_sent_total', 'Messages that LINE has taken', ['via', 'cost']);
    this.deliveries = metrics.counter(
      'deliveries_total',
      'Calls that carry messages to LINE, by how they ended: accepted, failed, unknown, or postponed to be made again',
      ['outcome'],
    );
    const backlog = new ShortCache((sql: Sql) => outbox.measureBacklog(sql));
    metrics.gauge('outbox_queued', 'Messages that wait to be sent', [], async (gauge) =>
      gauge.set((await backlog.get(unitOfWork.sql)).count),
    );
    metrics.gauge('outbox_oldest_seconds', 'Age of the oldest of them', [], async (gauge) =>
      gauge.set((await backlog.get(unitOfWork.sql)).oldestSeconds),
    );
  }

  accepted(via: Delivery['via'], sent: readonly Pick<SentMessage, 'cost'>[]): void {
    this.ended('accepted');
    for (const { cost } of sent) this.messages.inc({ via, cost });
  }

  ended(outcome: 'accepted' | 'failed' | 'unknown' | 'postponed'): void {
    this.deliveries.inc({ outcome });
  }
}
