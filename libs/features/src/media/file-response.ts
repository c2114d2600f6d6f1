import { Readable } from 'node:stream';
import { contentDisposition } from '@jsk/platform/http/content-disposition';
import type { StoredFile } from '@jsk/platform/storage/file-storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestedRange } from './byte-range.policy';
import { inlineTypes } from './content-type.policy';

/** A file with what has to be said of it. */
export interface ServedFile {
  readonly stored: StoredFile;
  readonly contentType: string;
  /** What it is called when it is saved. */
  readonly name: string;
}

/**
 * Answers with a file, or with the part of it that was asked for. Whatever it is, it cannot act in the name of this
 * site: only types that are looked at or listened to are shown in place, and none may run anything.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { stored, contentType, name }: ServedFile,
): Promise<void> {
  const range = requestedRange(request.headers.range, stored.sizeBytes);
  const disposition = inlineTypes.has(contentType) ? 'inline' : 'attachment';
  void reply
    .status(range ? 206 : 200)
    .header('content-type', contentType)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=86400')
    .header('accept-ranges', 'bytes')
    .header('content-disposition', contentDisposition(disposition, name))
    .header('content-length', range ? range.end - range.start + 1 : stored.sizeBytes);
  if (range) void reply.header('content-range', `bytes ${range.start}-${range.end}/${stored.sizeBytes}`);
  // Nothing is read for a question about the file; of anything but a stream Fastify would tell the length itself.
  const isQuestion = request.method === 'HEAD';
  await reply.send(isQuestion ? Readable.from([]) : await stored.read(range ?? undefined));
}
