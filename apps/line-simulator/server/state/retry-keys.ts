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
  readonly acceptedAt: number;
}

/**
 * Requests accepted under a retry key. Only accepted ones are kept: the key of a rejected request stays free.
 * Source: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export class RetryKeys {
  private readonly accepted = new BoundedMap<AcceptedRequest>(CAPACITY);
  /** The body first sent under a key, of calls that were accepted or whose outcome the caller cannot know. */
  private readonly bodies = new BoundedMap<string>(CAPACITY);

  constructor(private readonly clock: Clock) {}

  /** The request accepted under this key within the last 24 hours, if any. */
  find(key: string): AcceptedRequest | undefined {
    const known = this.accepted.get(key.toLowerCase());
    if (!known) return undefined;
    return this.clock() - known.acceptedAt < RETRY_KEY_LIFE_MS ? known : undefined;
  }

  /** Whether this key was accepted so long ago that it no longer protects from a duplicate. */
  isForgotten(key: string): boolean {
    const known = this.accepted.get(key.toLowerCase());
    return known !== undefined && this.clock() - known.acceptedAt >= RETRY_KEY_LIFE_MS;
  }

  /** Remembers an accepted request; `sentMessages` is null for endpoints that return none. */
  remember(
    key: string,
    request: { requestId: string; sentMessages: readonly SentMessage[] | null; rawBody: string },
  ): void {
    const { requestId, sentMessages, rawBody } = request;
    this.accepted.set(key.toLowerCase(), { requestId, sentMessages, acceptedAt: this.clock() });
    this.rememberBody(key, rawBody);
  }

  /** Notes what was sent under a key; called on its own when the caller cannot know whether it was accepted. */
  rememberBody(key: string, rawBody: string): void {
    this.bodies.set(key.toLowerCase(), digest(rawBody));
  }

  /** A retry must repeat the body byte for byte; false when another one was sent under this key. */
  isSameBody(key: string, rawBody: string): boolean {
    const known = this.bodies.get(key.toLowerCase());
    return known === undefined || known === digest(rawBody);
  }

  reset(): void {
    this.accepted.clear();
    this.bodies.clear();
  }
}

function digest(rawBody: string): string {
  return createHash('sha256').update(rawBody).digest('base64');
}
