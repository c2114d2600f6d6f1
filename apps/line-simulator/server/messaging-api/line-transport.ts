import { pipeline, Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { EndpointFault, FaultMode } from '../state/faults.schema';
import type { LineAnswer } from './line-call';

/** More than any content of LINE has; a consumer must stop reading long before. */
const OVERSIZED_BYTES = 320 * 1024 * 1024;

/** Sends an answer as LINE does: JSON or bytes, always with a request id. */
export function sendAnswer(reply: FastifyReply, requestId: string, answer: LineAnswer): FastifyReply {
  reply.code(answer.status).header('x-line-request-id', requestId);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  if (answer.bytes) return reply.type(answer.bytes.contentType).send(answer.bytes.content);
  return reply.type('application/json').send(JSON.stringify(answer.body ?? {}));
}

/** What the retry of an accepted call gets: 409, the id of the request that was accepted, its messages. */
export function asAcceptedBefore(answer: LineAnswer, acceptedId: string, fault: EndpointFault): LineAnswer {
  const accepted = answer.body as { sentMessages?: unknown } | undefined;
  const sentMessages = fault.omitSentMessages ? undefined : accepted?.sentMessages;
  return {
    ...answer,
    status: 409,
    body: { message: 'The retry key is already accepted', ...(sentMessages ? { sentMessages } : {}) },
    headers: { 'x-line-accepted-request-id': acceptedId },
  };
}

/** Cuts the connection at once, or keeps it open without ever answering. */
export function cutConnection(reply: FastifyReply, isLeftHanging: boolean): FastifyReply {
  reply.hijack();
  if (!isLeftHanging) reply.raw.destroy();
  return reply;
}

/** A download that breaks: half the bytes, a wrong length, another type than the bytes have, or too many. */
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
  if (mode === 'oversized') {
    response.writeHead(200, { 'content-type': contentType, 'x-line-request-id': requestId });
    // Whoever reads it is expected to hang up, which is no error here.
    pipeline(Readable.from(endlessly(content)), response, () => undefined);
    return reply;
  }
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

/** The content, then zeros up to the size, made while they are read. */
function* endlessly(content: Buffer): Generator<Buffer> {
  yield content;
  const zeros = Buffer.alloc(256 * 1024);
  for (let sent = content.length; sent < OVERSIZED_BYTES; sent += zeros.length) yield zeros;
}
