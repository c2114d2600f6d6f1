import type { Endpoint, InputOf, OutputOf } from '@jsk/contracts/endpoint';
import { ApiProblem } from './api-problem';
import { addressOf, problemOf } from './api-request';

export interface UploadOptions {
  token: string | null;
  signal: AbortSignal;
  /** Told the part that has left, from 0 to 1. */
  onProgress: (part: number) => void;
}

/**
 * One REST call whose input is a form with files. Made with XMLHttpRequest, because `fetch` does not tell how much has
 * left. Throws ApiProblem, or AbortError when stopped.
 */
export function uploadOnce<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  files: Readonly<Record<string, Blob>>,
  { token, signal, onProgress }: UploadOptions,
): Promise<OutputOf<E>> {
  const { url, fields } = addressOf(endpoint, input ?? {});
  const form = new FormData();
  // Fields first: the server reads the form as it comes and must know them before the first file.
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const [name, file] of Object.entries(files)) form.append(name, file);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, url);
    request.setRequestHeader('Accept', 'application/json');
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = parsedOrNull(request.responseText);
      if (request.status >= 400) reject(problemOf(request.status, answer));
      else {
        const output = endpoint.output.safeParse(answer);
        if (output.success) resolve(output.data as OutputOf<E>);
        else reject(output.error);
      }
    };
    request.onerror = () => reject(new ApiProblem('network_error', 0));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) request.onabort(new ProgressEvent('abort'));
    else request.send(form);
  });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
