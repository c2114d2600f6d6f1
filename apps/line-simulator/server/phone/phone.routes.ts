import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Simulation } from '../simulation';
import { drawAvatar, drawSticker } from './drawing';

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>LINE simulator</title>
<p>The simulator runs, but its phone is not built yet: run <code>npm run build</code>.</p>`;

/** The phone in the browser, and the pictures it shows. */
export async function servePhone(
  app: FastifyInstance,
  simulation: Simulation,
  uiDirectory: string | null,
): Promise<void> {
  app.get<{ Params: { packageId: string; stickerId: string } }>(
    '/stickers/:packageId/:stickerId.svg',
    (request, reply) => sendSvg(reply, drawSticker(request.params.packageId, request.params.stickerId), true),
  );

  app.get<{ Params: { userId: string } }>('/avatars/:userId.svg', (request, reply) => {
    const { userId } = request.params;
    const { channel, customers } = simulation;
    const name = userId === channel.botUserId ? channel.displayName : customers.find(userId)?.displayName;
    return sendSvg(reply, drawAvatar(userId, name ?? '?'), false);
  });

  app.get<{ Params: { messageId: string } }>('/_simulator/contents/:messageId', (request, reply) => {
    const content = simulation.contents.find(request.params.messageId);
    if (!content || content.isUnsent || content.isExternal)
      return reply.code(404).send({ message: 'No such content' });
    // What a customer "uploaded" must never run as a page of the simulator.
    return reply
      .type(content.contentType)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .send(content.bytes);
  });

  if (uiDirectory && existsSync(uiDirectory)) await app.register(fastifyStatic, { root: uiDirectory });
  else app.get('/', (_request, reply) => reply.type('text/html').send(NOT_BUILT));
}

function sendSvg(reply: FastifyReply, svg: string, isImmutable: boolean): FastifyReply {
  return reply
    .type('image/svg+xml')
    .header('cache-control', isImmutable ? 'public, max-age=86400' : 'no-cache')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(svg);
}
