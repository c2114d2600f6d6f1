import { ShortCache } from '@jsk/platform/cache/short-cache';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable } from '@nestjs/common';
import { type EventSetAside, InboxRepository } from './inbox.repository';

/** What Prometheus is told of webhooks. */
@Injectable()
export class InboxMetricsService {
  private readonly events;
  private readonly refusals;

  constructor(metrics: Metrics, inbox: InboxRepository, unitOfWork: UnitOfWork) {
    this.events = metrics.counter(
      'webhook_events_total',
      'Events of webhooks: received (copies of one included), then done, ignored or quarantined',
      ['status'],
    );
    this.refusals = metrics.counter('webhook_refusals_total', 'Webhooks that were not answered with 200', [
      'status',
    ]);
    const backlog = new ShortCache((sql: Sql) => inbox.measureBacklog(sql));
    metrics.gauge('inbox_pending', 'Events that wait to be processed', [], async (gauge) =>
      gauge.set((await backlog.get(unitOfWork.sql)).count),
    );
    metrics.gauge('inbox_oldest_seconds', 'Age of the oldest of them', [], async (gauge) =>
      gauge.set((await backlog.get(unitOfWork.sql)).oldestSeconds),
    );
  }

  refused(status: number): void {
    this.refusals.inc({ status });
  }

  received(count: number): void {
    this.events.inc({ status: 'received' }, count);
  }

  processed(count: number, setAside: readonly Pick<EventSetAside, 'status'>[]): void {
    this.events.inc({ status: 'done' }, count - setAside.length);
    for (const { status } of setAside) this.events.inc({ status });
  }

  quarantined(count: number): void {
    this.events.inc({ status: 'quarantined' }, count);
  }
}
