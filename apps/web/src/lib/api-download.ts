import type { Endpoint, InputOf } from '@jsk/contracts/endpoint';
import { ApiProblem } from './api-problem';
import { locate, problemOf } from './api-request';

export interface DownloadOptions {
  token: string | null;
  signal: AbortSignal;
  /** Told how many bytes have come; how many there will be nobody knows yet. */
  onProgress: (bytes: number) => void;
}

export interface DownloadedFile {
  content: Blob;
  name: string;
}

/** One REST call that answers with a file. Throws ApiProblem, or AbortError when stopped. */
export async function downloadOnce<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  { token, signal, onProgress }: DownloadOptions,
): Promise<DownloadedFile> {
  const { url } = locate(endpoint, input ?? {});
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  try {
    const response = await fetch(url, {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      signal,
    });
    if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
    const parts: BlobPart[] = [];
    let bytes = 0;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      onProgress((bytes += part.value.length));
    }
    const type = response.headers.get('content-type') ?? '';
    return { content: new Blob(parts, { type }), name: nameIn(response.headers.get('content-disposition')) };
  } catch (error) {
    if (error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError'))
      throw error;
    // It broke off on the way: what has come is not the file.
    throw new ApiProblem('network_error', 0);
  }
}

/** Gives a file to the browser to keep. */
export function saveFile({ content, name }: DownloadedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param disposition as RFC 6266 writes it */
function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : 'download';
}
