import type { IncomingHttpHeaders } from 'node:http';
import type { Simulation } from '../simulation';
import { parseJson } from './json-body';
import type { LineEndpoint } from './line-call';
import { LineError } from './line-error';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const UNAUTHENTICATED =
  'Authentication failed. Confirm that the access token in the authorization header is valid.';

/**
 * What LINE checks before it looks at the body: access token, retry key, rate limit.
 * Returns the retry key if there is one.
 */
export function admit(
  simulation: Simulation,
  endpoint: LineEndpoint,
  headers: IncomingHttpHeaders,
): string | null {
  checkAuthorization(headers.authorization, simulation.channel);
  const retryKey = checkRetryKey(headers['x-line-retry-key'], endpoint);
  checkRateLimit(simulation, endpoint.name);
  return retryKey;
}

/** Content has a host of its own at LINE; so it has here when the simulator was given a second port. */
export function checkHost(
  simulation: Simulation,
  endpoint: LineEndpoint,
  localPort: number | undefined,
): void {
  const dataPort = simulation.settings.dataPort();
  if (dataPort === null || (localPort === dataPort) === Boolean(endpoint.isOnDataHost)) return;
  const host = endpoint.isOnDataHost ? 'the data API (api-data.line.me)' : 'the API (api.line.me)';
  throw new LineError(
    404,
    { message: 'Not found' },
    { rule: 'host', detail: `This call belongs to ${host}` },
  );
}

/** Going over a limit LINE documents breaks a rule; going over one that a test chose does not. */
function checkRateLimit(simulation: Simulation, name: string): void {
  const { rateLimits, requestsPerSecond } = simulation.faults.current;
  const message = 'The API rate limit has been exceeded. Try again later.';
  const chosen = requestsPerSecond[name];
  if (chosen !== undefined) {
    if (simulation.rateLimits.take(`chosen ${name}`, { requests: chosen, perMs: 1000 })) return;
    throw new LineError(429, { message });
  }
  if (!rateLimits || simulation.rateLimits.take(name)) return;
  throw new LineError(429, { message }, { rule: 'rate-limit', detail: `Rate limit of ${name}` });
}

function checkAuthorization(header: string | undefined, channel: Simulation['channel']): void {
  const match = /^Bearer (.+)$/.exec(header ?? '');
  if (!match) {
    const message =
      "Authorization header required. Must follow the scheme, 'Authorization: Bearer <ACCESS TOKEN>'";
    throw new LineError(401, { message }, { rule: 'authorization' });
  }
  if (match[1] === channel.accessToken) return;
  const message = UNAUTHENTICATED;
  const isRevoked = channel.formerAccessTokens.has(match[1] ?? '');
  throw new LineError(401, { message }, isRevoked ? {} : { rule: 'authorization' });
}

/** Source: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ */
function checkRetryKey(header: string | string[] | undefined, endpoint: LineEndpoint): string | null {
  if (header === undefined) return null;
  if (!endpoint.takesRetryKey) {
    const message = 'The retry key is not supported for this API';
    throw new LineError(
      400,
      { message },
      { rule: 'retry-key', detail: `X-Line-Retry-Key on ${endpoint.name}` },
    );
  }
  if (typeof header !== 'string' || !UUID.test(header)) {
    const message = 'The retry key is invalid';
    throw new LineError(400, { message }, { rule: 'retry-key', detail: 'X-Line-Retry-Key is not a UUID' });
  }
  return header;
}

/** The body as a JSON object; LINE's error with line and column when it is none. */
export function parseBody(contentType: string | undefined, rawBody: string): Record<string, unknown> {
  if (rawBody === '') return {};
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw unsupportedContentType(contentType);
  }
  let parsed: unknown;
  try {
    parsed = parseJson(rawBody);
  } catch (error) {
    throw notJson(rawBody, error instanceof Error ? error.message : '');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw notJson(rawBody, 'position 0');
  return parsed as Record<string, unknown>;
}

/** Node does not always tell where parsing failed; the end of the body stands in then. */
function notJson(rawBody: string, reason: string): LineError {
  const position = /position (\d+)/.exec(reason)?.[1];
  const before = rawBody.slice(0, position === undefined ? rawBody.length : Number(position)).split('\n');
  const place = `line: ${before.length}, column: ${(before.at(-1)?.length ?? 0) + 1}`;
  const message = `The request body could not be parsed as JSON (${place})`;
  return new LineError(400, { message }, { rule: 'json' });
}

/** 415 in LINE's words. */
export function unsupportedContentType(contentType: string | undefined): LineError {
  const message = `The content type, ${contentType ?? 'null'}, is not supported`;
  return new LineError(415, { message }, { rule: 'content-type' });
}
