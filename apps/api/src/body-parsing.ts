import fastifyMultipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

/**
 * JSON, without keys that would reach a prototype; nothing is an empty object. A form with files is left unread for the
 * route that takes one, and anything else is refused.
 */
export async function parseBodies(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: Done) => {
      if (body.length === 0) return done(null, {});
      return parseJson(request, body.toString(), done);
    },
  );
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_: FastifyRequest, body: Buffer, done: Done) => {
    if (body.length === 0) return done(null, {});
    return done(Object.assign(new Error('Send the body as application/json'), { statusCode: 415 }));
  });
  await app.register(fastifyMultipart);
}
