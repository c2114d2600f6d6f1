import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable } from '@nestjs/common';

/** What the sockets of this process have been through since it started. */
@Injectable()
export class SocketStatistics {
  private readonly startedAt = Date.now();
  private current = 0;
  private peak = 0;
  private total = 0;
  private received = 0;
  private errors = 0;
  private busyMs = 0;

  private readonly events;
  private readonly failures;

  constructor(metrics: Metrics) {
    this.events = metrics.counter('websocket_events_total', 'Events that consoles have sent', []);
    this.failures = metrics.counter('websocket_errors_total', 'Those of them that failed on our side', []);
    metrics.gauge('websocket_connections', 'Sockets that are open now', [], (gauge) =>
      gauge.set(this.current),
    );
  }

  connected(): void {
    this.current += 1;
    this.total += 1;
    this.peak = Math.max(this.peak, this.current);
  }

  disconnected(): void {
    this.current -= 1;
  }

  /** @param durationMs from the event's arrival to its acknowledgement. */
  answered(durationMs: number): void {
    this.received += 1;
    this.events.inc();
    this.busyMs += durationMs;
  }

  /** Only our own failures count; a refused event is no error of the server. */
  failed(): void {
    this.errors += 1;
    this.failures.inc();
  }

  snapshot() {
    return {
      connections: { current: this.current, peak: this.peak, total: this.total },
      messages: { received: this.received },
      errors: this.errors,
      errorRate: this.received === 0 ? 0 : this.errors / this.received,
      averageLatencyMs: this.received === 0 ? 0 : this.busyMs / this.received,
      uptimeSeconds: Math.round((Date.now() - this.startedAt) / 1000),
    };
  }
}
