import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { WebhookDoor } from '@jsk/features/webhook';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { trustIn } from '@jsk/platform/http/trusted-proxies';
import { chooseJobBackend } from '@jsk/platform/queue/job-backend';
import { SocketIoAdapter } from '@jsk/platform/realtime/socket-io.adapter';
import { RedisConnection } from '@jsk/platform/redis/redis.module';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';
import { parseBodies } from './body-parsing';
import { serveConsole } from './console-files';
import { refuseBeforeRouting } from './pipeline/problem.filter';
import { nameRequests, requestIdFor } from './request-id';
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
  app.setGlobalPrefix(apiPrefix);
  nameRequests(app);
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, { contentSecurityPolicy: { directives: contentSecurityPolicy } });
  // Only gzip: what brotli would save on an answer that is made once takes longer than sending it.
  await app.register(fastifyCompress, { encodings: ['gzip'], threshold: compressedFromBytes });
  await parseBodies(app);
  await serveConsole(app, config.consoleDirectory);
  app.useWebSocketAdapter(new SocketIoAdapter(app, app.get(RedisConnection)));
  app.enableShutdownHooks();
  return app;
}

/** Scripts of our own only; pictures of customers come from LINE's servers or the simulator. */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http://localhost:*', 'http://127.0.0.1:*'],
  mediaSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  upgradeInsecureRequests: null,
};
