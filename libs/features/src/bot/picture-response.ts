import type { StoredFile } from '@jsk/platform/storage/file-storage';
import type { FastifyReply } from 'fastify';

/** Answers with a picture, which cannot act in the name of this site and never changes under its address. */
export async function sendPicture(
  reply: FastifyReply,
  { stored, contentType }: { stored: StoredFile; contentType: string },
): Promise<void> {
  await reply
    .header('content-type', contentType)
    .header('content-length', stored.sizeBytes)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(await stored.read());
}
