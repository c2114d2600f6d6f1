import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable } from '@nestjs/common';
import type { EventSetAside } from './inbox.repository';

/** What Prometheus is told of webhooks. */
@Injectable()
export class InboxMetricsService {
  private readonly events;

  constructor(metrics: Metrics) {
    this.events = metrics.counter(
      'webhook_events_total',
      'Events of webhooks: received (copies of one included), then done, ignored or quarantined',
      ['status'],
    );
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
