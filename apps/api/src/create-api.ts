import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { WebhookDoor } from '@jsk/features/webhook';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { trustIn } from '@jsk/platform/http/trusted-proxies';
import { ProcessEnd } from '@jsk/platform/process/process-end';
import { chooseJobBackend } from '@jsk/platform/queue/job-backend';
import { SocketIoAdapter } from '@jsk/platform/realtime/socket-io.adapter';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';
import { parseBodies } from './body-parsing';
import { serveConsole } from './console-files';
import { secureHeaders } from './edges/security-headers';
import { serveApiDocs } from './openapi/api-docs';
import { refuseBeforeRouting } from './pipeline/problem.filter';
import { nameRequests, requestIdFor } from './request-id';
import { measureRequests } from './request-metrics';
import { HttpServer } from './http-server';

/** Every JSON body: larger is answered with 413 before it is read to the end. */
const bodyLimitBytes = 1024 * 1024;

/** A shorter answer fits into a packet or two anyway. */
const compressedFromBytes = 2048;

/** Builds the API, ready to listen. */
export async function createApi(config: AppConfig): Promise<NestFastifyApplication> {
  chooseJobBackend(config);
  const server = new HttpServer();
  const adapter = new FastifyAdapter({
    serverFactory: server.create,
    bodyLimit: bodyLimitBytes,
    trustProxy: trustIn(config.trustedProxies),
    forceCloseConnections: true,
    genReqId: requestIdFor,
    frameworkErrors: refuseBeforeRouting,
    // Where Prometheus looks unless it is told otherwise.
    rewriteUrl: ({ url = '/' }) => (url === '/metrics' ? `${apiPrefix}/metrics` : url),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(config), adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  server.webhookDoor = app.get(WebhookDoor);
  server.processEnd = app.get(ProcessEnd);
  app.setGlobalPrefix(apiPrefix);
  nameRequests(app);
  measureRequests(app);
  await app.register(fastifyCookie);
  await secureHeaders(app, config);
  // Only gzip: what brotli would save on an answer that is made once takes longer than sending it.
  await app.register(fastifyCompress, { encodings: ['gzip'], threshold: compressedFromBytes });
  await parseBodies(app);
  await serveConsole(app, config.consoleDirectory);
  serveApiDocs(app);
  app.useWebSocketAdapter(
    new SocketIoAdapter(app, app.get(RedisConnection), closingGraceMs(config), config.publicBaseUrl),
  );
  return app;
}

/** How long answers on their way may take once everything closes. Whoever develops does not want to wait for that. */
function closingGraceMs({ environment }: AppConfig): number {
  return environment === 'production' ? 15_000 : 2000;
}
