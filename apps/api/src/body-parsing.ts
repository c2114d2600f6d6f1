import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

/** JSON for every route but those that want the bytes as they came, to verify a signature over them. */
export function parseBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: Done) => {
      if (wantsBytes(request)) return done(null, body);
      if (body.length === 0) return done(null, {});
      return parseJson(request, body.toString(), done);
    },
  );
  fastify.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: Done) => {
      if (wantsBytes(request)) return done(null, body);
      if (body.length === 0) return done(null, {});
      return done(Object.assign(new Error('Send the body as application/json'), { statusCode: 415 }));
    },
  );
}

function wantsBytes(request: FastifyRequest): boolean {
  return request.routeOptions.config.unparsedBody === true;
}
