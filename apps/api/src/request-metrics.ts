import { Metrics } from '@jsk/platform/metrics/metrics';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** In seconds; what takes longer than the last is an export. */
const buckets = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Tells Prometheus how long requests took; webhooks, which pass another door, have figures of their own. */
export function measureRequests(app: NestFastifyApplication): void {
  const durations = app
    .get(Metrics)
    .histogram('http_request_duration_seconds', 'How long requests took', ['status'], buckets);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (_, reply) => {
      durations.observe({ status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000);
    });
}
