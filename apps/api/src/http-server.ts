import { createServer } from 'node:http';
import type { WebhookDoor } from '@jsk/features/webhook';
import type { ProcessEnd } from '@jsk/platform/process/process-end';
import type { FastifyServerFactory } from 'fastify';

/** Longer than proxies keep idle connections, so that none sends a request into one that is just being closed. */
const keepAliveTimeoutMs = 72_000;

/** Whoever sends the head of a request slower than this only wants to hold the connection. */
const headersTimeoutMs = 20_000;

/** A video of 200 MB takes so long at 6 Mbit/s; slower than that is waited for by nobody. */
const requestTimeoutMs = 300_000;

/** Larger than any browser makes them with our cookies; refused with 431. */
const maxHeaderBytes = 16 * 1024;

const timeouts = {
  keepAliveTimeout: keepAliveTimeoutMs,
  headersTimeout: headersTimeoutMs,
  requestTimeout: requestTimeoutMs,
  maxHeaderSize: maxHeaderBytes,
};

/** The HTTP server: webhooks go straight to their door, everything else to Fastify. */
export class HttpServer {
  /** Set once the application is built, which needs the server; nothing is listened to before. */
  webhookDoor: WebhookDoor | undefined;
  processEnd: ProcessEnd | undefined;

  readonly create: FastifyServerFactory = (handle) =>
    createServer(timeouts, (request, response) => {
      // A proxy would send its next request over this connection, perhaps just when it is closed.
      if (this.processEnd?.hasBegun) response.setHeader('connection', 'close');
      if (this.webhookDoor?.isFor(request)) this.webhookDoor.answer(request, response);
      else handle(request, response);
    });
}
