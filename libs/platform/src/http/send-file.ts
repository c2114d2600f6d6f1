import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { contentDisposition } from './content-disposition';

/** A file that is made while it is read. */
export interface ExportedFile {
  /** With its extension, in any script. */
  readonly name: string;
  readonly content: AsyncIterable<string | Buffer>;
}

/**
 * Answers with a file for the disk. It is read as fast as it is taken; when the reader leaves, the content is told to
 * return. One that fails on the way breaks the connection, so that nobody takes a part for the whole.
 */
export async function sendFile(
  reply: FastifyReply,
  contentType: string,
  { name, content }: ExportedFile,
): Promise<void> {
  await reply
    .header('content-type', contentType)
    .header('content-disposition', contentDisposition('attachment', name))
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(Readable.from(content));
}

/** The content type of every table. */
export const csvContentType = 'text/csv; charset=utf-8';
