import type { Endpoint, InputOf, OutputOf } from '@jsk/contracts/endpoint';
import { ApiProblem, obligationCodes } from './api-problem';
import { downloadOnce, type DownloadedFile, type DownloadOptions } from './api-download';
import { requestOnce } from './api-request';
import { uploadOnce, type UploadOptions } from './api-upload';
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
  return signedIn((token) => requestOnce(endpoint, input, { token, ...(signal && { signal }) }));
}

/** The same for a form with files, told how far it has got. Throws ApiProblem, or AbortError when stopped. */
export async function upload<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  files: Readonly<Record<string, Blob>>,
  options: Pick<UploadOptions, 'signal' | 'onProgress'>,
): Promise<OutputOf<E>> {
  return signedIn((token) => uploadOnce(endpoint, input, files, { ...options, token }));
}

/** The same for an endpoint that answers with a file. Throws ApiProblem, or AbortError when stopped. */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: Omit<DownloadOptions, 'token'>,
): Promise<DownloadedFile> {
  return signedIn((token) => downloadOnce(endpoint, input, { ...options, token }));
}

async function signedIn<Answer>(attempt: (token: string | null) => Promise<Answer>): Promise<Answer> {
  try {
    return await attempt(accessTokenStore.get()?.value ?? null);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // Renewing is how this browser learns what has to be done; it then shows that instead of the console.
    if (obligationCodes.includes(error.code)) await refreshAccessToken().catch(() => undefined);
    if (!renewableCodes.includes(error.code)) throw error;
    return attempt(await refreshAccessToken());
  }
}
