import type { LineCall } from '@jsk/line/line-transport';
import { Clock } from '@jsk/platform/clock/clock';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable, Logger } from '@nestjs/common';

interface FailedCall {
  readonly at: Date;
  readonly endpoint: string;
  /** Null when no answer came. */
  readonly status: number | null;
}

/** What became of this process's calls to LINE: logged, measured, and the last of each kind remembered. */
@Injectable()
export class LineCallsService {
  private readonly logger = new Logger('LINE API');
  private readonly calls;
  private readonly durations;
  /** Of the API itself: content comes from another host, which may work while the API does not. */
  lastSuccessAt: Date | null = null;
  lastFailure: FailedCall | null = null;

  constructor(
    metrics: Metrics,
    private readonly clock: Clock,
  ) {
    this.calls = metrics.counter('line_api_calls_total', 'Calls to the LINE API', ['endpoint', 'status']);
    this.durations = metrics.histogram(
      'line_api_duration_seconds',
      "Time until the headers of LINE's answer",
      ['endpoint'],
      [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    );
  }

  readonly record = (call: LineCall): void => {
    const { method, endpoint, status, durationMs } = call;
    // LINE keeps no logs for us; its request id is what their support asks for.
    this.logger.log({ ...call, durationMs: Math.round(durationMs) }, 'LINE API call');
    const name = `${method} ${endpoint}`;
    this.calls.inc({ endpoint: name, status: status ?? 'none' });
    this.durations.observe({ endpoint: name }, durationMs / 1000);
    if (isFailure(status)) this.lastFailure = { at: this.clock.now(), endpoint: name, status };
    else if (!endpoint.includes('/content')) this.lastSuccessAt = this.clock.now();
  };
}

/** LINE does not work, or does not let us in; that it has no such profile or content is an answer like any other. */
function isFailure(status: number | null): boolean {
  return status === null || status >= 500 || status === 401 || status === 403 || status === 429;
}
