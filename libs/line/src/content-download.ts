import { type ContentOutcome, contentUnavailable, failure } from './call-outcome';
import { type LineRequest, type LineServer, openResponse } from './line-transport';

/**
 * Asks LINE for bytes and hands them on as they come. Never throws; the stream does, when the bytes do not all arrive.
 *
 * @param startMs how long LINE may take to begin
 * @param wholeMs how long it may take from then on
 * @see https://developers.line.biz/en/reference/messaging-api/#get-content
 */
export async function openDownload(
  server: LineServer,
  request: LineRequest,
  { startMs, wholeMs }: { startMs: number; wholeMs: number },
): Promise<ContentOutcome> {
  const download = new AbortController();
  const startTimer = setTimeout(() => download.abort(new DOMException('', 'TimeoutError')), startMs);
  const response = await openResponse(server, request, download.signal);
  clearTimeout(startTimer);
  if ('kind' in response) return failure(response);
  if (response.status !== 200 || response.body === null) {
    download.abort();
    return contentUnavailable(response.status);
  }
  return {
    kind: 'ready',
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
    ...readWithin(wholeMs, response.body, download),
  };
}

function readWithin(wholeMs: number, body: AsyncIterable<Uint8Array>, download: AbortController) {
  const message = `The content did not arrive within ${wholeMs} ms.`;
  const timer = setTimeout(() => download.abort(new Error(message)), wholeMs).unref();
  const abort = () => {
    clearTimeout(timer);
    download.abort();
  };
  return { stream: finishing(body, () => clearTimeout(timer)), abort };
}

async function* finishing(body: AsyncIterable<Uint8Array>, finish: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } finally {
    finish();
  }
}
