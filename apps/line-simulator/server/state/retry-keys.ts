import { createHash } from 'node:crypto';
import { BoundedMap } from './bounded-map';
import type { Clock } from './clock';

/** Documented: a retry key is remembered for 24 hours; later the same key sends a duplicate. */
const RETRY_KEY_LIFE_MS = 24 * 60 * 60_000;
const CAPACITY = 50_000;

/** What LINE returns for each message it accepted. */
export interface SentMessage {
  readonly id: string;
  readonly quoteToken?: string;
}

export interface AcceptedRequest {
  readonly requestId: string;
  readonly sentMessages: readonly SentMessage[] | null;
  readonly bodyDigest: string;
  readonly acceptedAt: number;
}

/**
 * Requests accepted under a retry key. Only accepted ones are kept: the key of a rejected request stays free.
 * Source: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export class RetryKeys {
  private readonly accepted = new BoundedMap<AcceptedRequest>(CAPACITY);

  constructor(private readonly clock: Clock) {}

  /** The request accepted under this key within the last 24 hours, if any. */
  find(key: string): AcceptedRequest | undefined {
    const known = this.accepted.get(key.toLowerCase());
    if (!known) return undefined;
    return this.clock() - known.acceptedAt < RETRY_KEY_LIFE_MS ? known : undefined;
  }

  /** Remembers an accepted request; `sentMessages` is null for endpoints that return none. */
  remember(
    key: string,
    request: { requestId: string; sentMessages: readonly SentMessage[] | null; rawBody: string },
  ): void {
    const { requestId, sentMessages, rawBody } = request;
    const acceptedAt = this.clock();
    this.accepted.set(key.toLowerCase(), {
      requestId,
      sentMessages,
      bodyDigest: digest(rawBody),
      acceptedAt,
    });
  }

  /** A retry must repeat the body byte for byte. */
  isSameBody(request: AcceptedRequest, rawBody: string): boolean {
    return request.bodyDigest === digest(rawBody);
  }

  reset(): void {
    this.accepted.clear();
  }
}

function digest(rawBody: string): string {
  return createHash('sha256').update(rawBody).digest('base64');
}
