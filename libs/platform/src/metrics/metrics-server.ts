import { createServer, type Server } from 'node:http';
import type { AppConfig } from '../config/app-config';
import type { Metrics } from './metrics';
import { mayReadMetrics } from './metrics-access';

/** Serves the metrics of a process that has no other door to the web. */
export function startMetricsServer(
  metrics: Metrics,
  { token }: Pick<AppConfig['metrics'], 'token'>,
  place: { port: number; host: string },
): Server {
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    const address = request.socket.remoteAddress ?? '';
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    if (!mayReadMetrics(token, { authorization, address })) return void response.writeHead(403).end();
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return server.listen(place.port, place.host).unref();
}
