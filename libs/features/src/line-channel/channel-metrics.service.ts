import { CircuitBreaker } from '@jsk/line/circuit-breaker';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable } from '@nestjs/common';
import { ChannelStateService } from './channel-state.service';

const breakerValues = { closed: 0, half_open: 1, open: 2 };

/** What Prometheus is told of the channel. */
@Injectable()
export class ChannelMetricsService {
  constructor(metrics: Metrics, breaker: CircuitBreaker, channel: ChannelStateService) {
    metrics.gauge(
      'line_breaker_state',
      'Whether this process calls LINE: 0 closed (yes), 1 half open (one call to try), 2 open (no)',
      [],
      (gauge) => gauge.set(breakerValues[breaker.snapshot().state]),
    );
    metrics.gauge(
      'line_sending_paused',
      'Whether sending is paused because LINE does not accept the access token: 0 or 1',
      [],
      (gauge) => gauge.set(channel.pausedBecause ? 1 : 0),
    );
  }
}
