import { createServer } from 'node:http';
import type { WebhookDoor } from '@jsk/features/webhook';
import type { FastifyServerFactory } from 'fastify';

/** Longer than proxies keep idle connections, so that none sends a request into one that is just being closed. */
const keepAliveTimeoutMs = 72_000;

/** The HTTP server: webhooks go straight to their door, everything else to Fastify. */
export class HttpServer {
  /** Set once the application is built, which needs the server; nothing is listened to before. */
  webhookDoor: WebhookDoor | undefined;

  readonly create: FastifyServerFactory = (handle) =>
    createServer({ keepAliveTimeout: keepAliveTimeoutMs }, (request, response) => {
      if (this.webhookDoor?.isFor(request)) this.webhookDoor.answer(request, response);
      else handle(request, response);
    });
}
