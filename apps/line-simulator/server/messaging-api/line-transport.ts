import type { FastifyReply } from 'fastify';
import type { FaultMode } from '../state/faults.schema';
import type { LineAnswer } from './line-call';

/** Sends an answer as LINE does: JSON or bytes, always with a request id. */
export function sendAnswer(reply: FastifyReply, requestId: string, answer: LineAnswer): FastifyReply {
  reply.code(answer.status).header('x-line-request-id', requestId);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  if (answer.bytes) return reply.type(answer.bytes.contentType).send(answer.bytes.content);
  return reply.type('application/json').send(JSON.stringify(answer.body ?? {}));
}

/** Cuts the connection at once, or keeps it open without ever answering. */
export function cutConnection(reply: FastifyReply, isLeftHanging: boolean): FastifyReply {
  reply.hijack();
  if (!isLeftHanging) reply.raw.destroy();
  return reply;
}

/** A download that breaks: half the bytes, a wrong length, or another type than the bytes have. */
export function breakContent(
  reply: FastifyReply,
  requestId: string,
  answer: LineAnswer,
  mode: FaultMode,
): FastifyReply {
  const content = answer.bytes?.content ?? Buffer.from(JSON.stringify(answer.body ?? {}));
  const contentType = answer.bytes?.contentType ?? 'application/json';
  if (mode === 'wrong_type')
    return sendAnswer(reply, requestId, { status: 200, bytes: { content, contentType: 'text/html' } });
  reply.hijack();
  const response = reply.raw;
  const promised = mode === 'wrong_length' ? content.length + 1000 : content.length;
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': promised,
    'x-line-request-id': requestId,
  });
  const sent = mode === 'wrong_length' ? content : content.subarray(0, Math.floor(content.length / 2));
  response.write(sent, () => response.destroy());
  return reply;
}
