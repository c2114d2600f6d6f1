import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors/app-error';

/**
 * Reads a request's body as the bytes that came.
 * @param limitBytes what is larger is refused before it is read, or, without a declared length, as soon as it shows;
 * no more than this is ever held.
 * @throws AppError `payload_too_large`, or `invalid_request` when the connection ends before the body does.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => reject(new AppError('payload_too_large', `At most ${limitBytes} bytes are taken`));
    // Unread, it is thrown away by Node as it comes, once the answer is sent.
    if (Number(request.headers['content-length']) > limitBytes) return tooLarge();
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) return void chunks.push(chunk);
      chunks = [];
      tooLarge();
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', () => reject(new AppError('invalid_request', 'The body ended too early')));
  });
}
