import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { WebhookReason } from '../state/faults.schema';

export interface WebhookPostResult {
  readonly ok: boolean;
  /** Null when no answer came. */
  readonly status: number | null;
  /** Why it counts as good or failed. */
  readonly reason: WebhookReason;
  readonly detail: string;
  readonly durationMs: number;
}

const CONNECTION_ERRORS = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

/**
 * Posts a body once, without following redirects, and tells how it went; never throws.
 * A header given as an array is sent as several header lines.
 */
export function postWebhook(
  url: string,
  body: string | Buffer,
  headers: Record<string, string | string[] | undefined>,
  timeoutMs: number,
): Promise<WebhookPostResult> {
  const startedAt = performance.now();
  const bytes = Buffer.from(body);
  const named = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  const result = (fields: Omit<WebhookPostResult, 'durationMs'>): WebhookPostResult => ({
    ...fields,
    durationMs: Math.round(performance.now() - startedAt),
  });
  return new Promise((resolve) => {
    const request = start(url, { ...named, 'content-length': String(bytes.length) });
    if (!request) return resolve(result(failure('COULD_NOT_CONNECT', 'Not an http or https address')));
    let isTimedOut = false;
    const timer = setTimeout(() => {
      isTimedOut = true;
      request.destroy();
    }, timeoutMs);
    request.on('response', (response) => {
      clearTimeout(timer);
      response.resume();
      const status = response.statusCode ?? 0;
      const ok = status >= 200 && status < 300;
      resolve(result({ ok, status, reason: ok ? 'OK' : 'ERROR_STATUS_CODE', detail: String(status) }));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(result(isTimedOut ? failure('REQUEST_TIMEOUT', 'Request timeout') : classify(error)));
    });
    request.end(bytes);
  });
}

function start(url: string, headers: Record<string, string | string[] | undefined>): ClientRequest | null {
  const options = { method: 'POST', headers, agent: false } as const;
  try {
    if (url.startsWith('https://')) return httpsRequest(url, options);
    return url.startsWith('http://') ? httpRequest(url, options) : null;
  } catch {
    return null;
  }
}

function classify(error: NodeJS.ErrnoException): Omit<WebhookPostResult, 'durationMs'> {
  const code = error.code ?? '';
  if (CONNECTION_ERRORS.has(code)) return failure('COULD_NOT_CONNECT', `Connection failed (${code})`);
  const isTls =
    code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.includes('CERT') || code === 'EPROTO';
  if (isTls) return failure('COULD_NOT_CONNECT', `TLS handshake failure (${code})`);
  return failure('UNCLASSIFIED', code || error.message);
}

function failure(reason: WebhookReason, detail: string): Omit<WebhookPostResult, 'durationMs'> {
  return { ok: false, status: null, reason, detail };
}
