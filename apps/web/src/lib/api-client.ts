import type { Endpoint, InputOf, OutputOf } from '@jsk/contracts/endpoint';
import { ApiProblem } from './api-problem';
import { requestOnce } from './api-request';
import { refreshAccessToken } from './auth-session';
import { accessTokenStore } from './auth-store';

const renewableCodes: readonly string[] = ['auth_expired_token', 'auth_missing_token', 'auth_invalid_token'];

/**
 * Calls one endpoint of `@jsk/contracts` as the signed-in operator. A sign-in that ran out is renewed once and the
 * call repeated. Throws ApiProblem.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<OutputOf<E>> {
  const attempt = (token: string | null) =>
    requestOnce(endpoint, input, { token, ...(signal && { signal }) });
  try {
    return await attempt(accessTokenStore.get()?.value ?? null);
  } catch (error) {
    if (!(error instanceof ApiProblem) || !renewableCodes.includes(error.code)) throw error;
    return attempt(await refreshAccessToken());
  }
}
