import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Pages that exist only in the browser: whatever looks like a page gets the console. */
const isPage = (request: FastifyRequest) =>
  request.method === 'GET' &&
  !/^\/(api|socket\.io|assets)\//.test(request.url) &&
  !/\.\w+$/.test(request.url);

/** Serves the built console from this origin. @param directory not built: nothing is served. */
export async function serveConsole(app: NestFastifyApplication, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: resolve(directory),
    index: false,
    wildcard: false,
    // The build lays a compressed copy beside each file.
    preCompressed: true,
    // Names of assets carry a hash of their content; the page itself must always be asked for.
    setHeaders: (reply, path) => {
      const cache = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('cache-control', cache);
    },
  });
  fastify.get('/', (_, reply) => reply.sendFile('index.html'));
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.is404 && isPage(request)) await reply.sendFile('index.html');
  });
}
