import { apiPrefix, type Endpoint, type InputOf, type OutputOf } from '@jsk/contracts/endpoint';
import { problemSchema, type ErrorCode } from '@jsk/contracts/problem';
import { ApiProblem } from './api-problem';

export interface RequestOptions {
  token?: string | null;
  signal?: AbortSignal;
}

/** One REST call without any renewal of the sign-in: see `call` for that. Throws ApiProblem. */
export async function requestOnce<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  { token, signal }: RequestOptions = {},
): Promise<OutputOf<E>> {
  const { url, body } = locate(endpoint, input ?? {});
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers['Authorization'] = `Bearer ${token}`;

  const response = await fetch(url, {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem('network_error', 0);
  });
  if (!response.ok) {
    const retryAfter = response.headers.get('retry-after');
    throw problemOf(response.status, await response.json().catch(() => null), retryAfter);
  }
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  return endpoint.output.parse(answer) as OutputOf<E>;
}

/** Where an endpoint is called, with its input in the address or in the body. */
export function locate(endpoint: Endpoint, input: Record<string, unknown>): { url: string; body?: string } {
  const { url, fields } = addressOf(endpoint, input);
  if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE') return { url, body: JSON.stringify(fields) };
  const query = new URLSearchParams(Object.entries(fields).map(([key, value]) => [key, String(value)]));
  return { url: url + (query.size > 0 ? `?${query}` : '') };
}

/** Where an endpoint is, and what is left of the input once the path has taken its part. */
export function addressOf(
  endpoint: Endpoint,
  input: Record<string, unknown>,
): { url: string; fields: Record<string, unknown> } {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return encodeURIComponent(value);
  });
  return { url: apiPrefix + path, fields: Object.fromEntries(rest) };
}

/**
 * What a refusal means.
 * @param body what was answered, if it was JSON
 * @param retryAfter the header of that name, in seconds
 */
export function problemOf(status: number, body: unknown, retryAfter: string | null = null): ApiProblem {
  const parsed = problemSchema.safeParse(body);
  const retryAt =
    retryAfter !== null && /^\d+$/.test(retryAfter) ? Date.now() + Number(retryAfter) * 1000 : null;
  if (parsed.success) return new ApiProblem(parsed.data.code as ErrorCode, status, parsed.data, retryAt);
  // A proxy in front of the API answers 413 and 502 to 504 in its own words.
  if (status === 413) return new ApiProblem('payload_too_large', status);
  return new ApiProblem(status >= 502 ? 'service_unavailable' : 'internal_error', status);
}
