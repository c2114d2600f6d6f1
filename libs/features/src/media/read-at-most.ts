import { FileTooLargeError } from '@jsk/platform/storage/file-storage';

/** Reads something small into memory. @throws FileTooLargeError as soon as it is larger. */
export async function readAtMost(content: AsyncIterable<Uint8Array>, maximumBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.length;
    if (sizeBytes > maximumBytes) throw new FileTooLargeError(maximumBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
