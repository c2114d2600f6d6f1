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

/**
 * Looks at the first bytes of a stream while it passes: what the sender claims about it is not to be trusted.
 * @param claimed taken only if the bytes tell nothing and the claim is not a type that a browser would run.
 */
export function sniffedType(stream: AsyncIterable<Uint8Array>, claimed: string) {
  let head = Buffer.alloc(0);
  let found: string | undefined;
  const passing = async function* () {
    for await (const chunk of stream) {
      if (head.length < sniffedBytes) head = Buffer.concat([head, chunk]).subarray(0, sniffedBytes);
      yield chunk;
    }
    found = (await fileTypeFromBuffer(head))?.mime;
  };
  const harmlessClaim = /^application\/(pdf|zip|vnd\.[\w.-]+)$/.test(claimed)
    ? claimed
    : 'application/octet-stream';
  return { stream: passing(), contentType: () => found ?? harmlessClaim };
}
