import type { Clock } from './clock';

export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

const SECOND = 1000;
export const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Source: https://developers.line.biz/en/reference/messaging-api/#rate-limits */
const DEFAULT_LIMIT: RateLimit = { requests: 2000, perMs: SECOND };
const LIMITS: Readonly<Record<string, RateLimit>> = {
  multicast: { requests: 200, perMs: SECOND },
  narrowcast: { requests: 60, perMs: HOUR },
  broadcast: { requests: 60, perMs: HOUR },
  richMenuCreate: { requests: 100, perMs: HOUR },
  richMenuDelete: { requests: 100, perMs: HOUR },
  richMenuList: { requests: 10, perMs: SECOND },
  loading: { requests: 100, perMs: SECOND },
  webhookEndpointGet: { requests: 1000, perMs: MINUTE },
  webhookEndpointSet: { requests: 1000, perMs: MINUTE },
  webhookTest: { requests: 60, perMs: HOUR },
};

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** One token bucket per endpoint, as LINE limits each API function of a channel on its own. */
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: Readonly<Record<string, RateLimit>> = LIMITS,
  ) {}

  /** Takes one request out of the bucket of this name; false when it is empty. */
  take(endpoint: string, limit: RateLimit = this.limits[endpoint] ?? DEFAULT_LIMIT): boolean {
    const now = this.clock();
    const bucket = this.buckets.get(endpoint) ?? { tokens: limit.requests, filledAt: now };
    const refilled = bucket.tokens + ((now - bucket.filledAt) * limit.requests) / limit.perMs;
    bucket.tokens = Math.min(limit.requests, refilled);
    bucket.filledAt = now;
    this.buckets.set(endpoint, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  reset(): void {
    this.buckets.clear();
  }
}
