import { fileTypeFromBuffer } from 'file-type';

/** Enough of a file to recognise every type that may be shown. */
const sniffedBytes = 4100;

/** What a browser may show in place; everything else is only offered for download. */
export const inlineTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'video/mp4',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
]);

/** Documents of an office come as one of these, and their first bytes do not always tell which document it is. */
const containers: ReadonlySet<string> = new Set(['application/zip', 'application/x-cfb']);

/**
 * Looks at the first bytes of a stream: what the sender claims about it is not to be trusted.
 * @param claimed taken only if the bytes tell nothing better and the claim is not a type that a browser would run
 * @returns the type, and the whole content, of which nothing is lost
 */
export async function sniff(
  stream: AsyncIterable<Uint8Array>,
  claimed: string,
): Promise<{ contentType: string; content: AsyncGenerator<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let sizeBytes = 0;
  while (sizeBytes < sniffedBytes) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
    sizeBytes += next.value.length;
  }
  const found = (await fileTypeFromBuffer(Buffer.concat(head)))?.mime;
  return { contentType: typeOf(found, claimed), content: joined(head, chunks) };
}

function typeOf(found: string | undefined, claimed: string): string {
  const isHarmless = /^application\/(pdf|zip|msword|vnd\.[\w.-]+)$/.test(claimed);
  if (isHarmless && (found === undefined || containers.has(found))) return claimed;
  return found ?? 'application/octet-stream';
}

async function* joined(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
