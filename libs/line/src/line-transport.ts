import type { CircuitBreaker } from './circuit-breaker';
import { isRecord } from './event-fields';

/** One call to LINE, for logs and metrics: no text, no token, no customer's id. */
export interface LineCall {
  /** The path, with placeholders in place of ids. */
  endpoint: string;
  method: string;
  /** Null when no answer came. */
  status: number | null;
  /** LINE's own name of the call (`x-line-request-id`), which its support asks for. */
  requestId: string | null;
  /** Until the headers of the answer, or until giving up. */
  durationMs: number;
}

export interface LineServer {
  baseUrl: string;
  channelAccessToken: string;
  onCall: (call: LineCall) => void;
  /** Refuses calls while the server does not work; without one every call is made. */
  breaker?: CircuitBreaker;
}

export interface LineRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Names the call in logs and metrics. */
  endpoint: string;
  /** The path to call when it holds an id, which must have matched its pattern: the endpoint has a placeholder there. */
  path?: string;
  /** Goes out as JSON. */
  body?: unknown;
  /** Goes out as it is, instead of `body`. */
  file?: { contentType: string; bytes: Uint8Array };
  retryKey?: string;
}

export interface LineAnswer {
  kind: 'answer';
  status: number;
  headers: Headers;
  /** The body if it is JSON, else null: gateways answer in HTML, and a connection may end before its body does. */
  body: unknown;
}

export interface NoAnswer {
  kind: 'no_answer';
  /** True only when no connection was made, so that LINE cannot have seen the request. */
  neverConnected: boolean;
  /** True when the breaker did not let the request out at all. */
  refusedByBreaker: boolean;
  /** How long the breaker will refuse at least; null when unknown, and without a breaker. */
  retryAfterMs: number | null;
  message: string;
}

/** Errors of resolving, of connecting and of the TLS handshake: all before the first byte of a request. */
const NEVER_CONNECTED = new RegExp(
  '^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.+|UNABLE_TO_.+' +
    '|(DEPTH_ZERO_)?SELF_SIGNED_CERT.*|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER)$',
);

/**
 * Makes one call and reads its JSON answer. Never throws.
 *
 * The SDK's client is not used for this: it can neither give up nor be aborted (a silent server holds a call for five
 * minutes), and it throws away a success whose body is not JSON.
 */
export async function callLine(
  server: LineServer,
  request: LineRequest,
  timeoutMs: number,
): Promise<LineAnswer | NoAnswer> {
  const response = await openResponse(server, request, AbortSignal.timeout(timeoutMs));
  if ('kind' in response) return response;
  // The status decides: a body that breaks off does not undo what LINE has already done.
  const body: unknown = await response.json().catch(() => null);
  return { kind: 'answer', status: response.status, headers: response.headers, body };
}

/** Makes one call and leaves its body unread; the signal ends both the call and a body still on its way. Never throws. */
export async function openResponse(
  server: LineServer,
  request: LineRequest,
  signal: AbortSignal,
): Promise<Response | NoAnswer> {
  const open = () => fetchResponse(server, request, signal);
  return server.breaker ? server.breaker.guard(open, isServerFailure, refusedByBreaker) : open();
}

/** No answer, or a server's error: any other answer, also a refusal, comes from a server that works. */
function isServerFailure(result: Response | NoAnswer): boolean {
  return 'kind' in result || result.status >= 500;
}

async function fetchResponse(
  { baseUrl, channelAccessToken, onCall }: LineServer,
  { method, endpoint, path = endpoint, body, file, retryKey }: LineRequest,
  signal: AbortSignal,
): Promise<Response | NoAnswer> {
  const startedAt = performance.now();
  const report = (status: number | null, requestId: string | null) =>
    onCall({ endpoint, method, status, requestId, durationMs: performance.now() - startedAt });
  try {
    const response = await fetch(baseUrl.replace(/\/$/, '') + path, {
      method,
      // Following a redirect would repeat a message as a GET, or take the token elsewhere.
      redirect: 'manual',
      signal,
      headers: {
        authorization: `Bearer ${channelAccessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': file.contentType }),
        ...(retryKey === undefined ? {} : { 'x-line-retry-key': retryKey }),
      },
      body: file?.bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    report(response.status, requestIdOf(response.headers));
    return response;
  } catch (error) {
    report(null, null);
    return describeFailure(error);
  }
}

/** LINE's own name of a call. */
export function requestIdOf(headers: Headers): string | null {
  return headers.get('x-line-request-id');
}

function describeFailure(error: unknown): NoAnswer {
  if (nameOf(error) === 'TimeoutError') return noAnswer('LINE did not answer in time.');
  const code = codeOf(error);
  const message = `The connection to LINE failed (${code || nameOf(error)}).`;
  return { ...noAnswer(message), neverConnected: NEVER_CONNECTED.test(code) };
}

function refusedByBreaker(retryAfterMs: number | null): NoAnswer {
  const message = 'LINE has not worked lately and is not called for a while.';
  return { ...noAnswer(message), neverConnected: true, refusedByBreaker: true, retryAfterMs };
}

function noAnswer(message: string): NoAnswer {
  return { kind: 'no_answer', neverConnected: false, refusedByBreaker: false, retryAfterMs: null, message };
}

/** `fetch` hides the reason in `cause`, which has a code like `ECONNREFUSED`. */
function codeOf(error: unknown): string {
  const cause = isRecord(error) ? error.cause : undefined;
  return isRecord(cause) && typeof cause.code === 'string' ? cause.code : '';
}

function nameOf(error: unknown): string {
  return isRecord(error) ? String(error.name) : 'unknown error';
}
