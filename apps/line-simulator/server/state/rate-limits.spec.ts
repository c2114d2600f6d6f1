import { RateLimits } from './rate-limits';

describe('the rate limit of an endpoint', () => {
  it('lets the documented number through, then refuses until the bucket refills', () => {
    let now = 0;
    const limits = new RateLimits(() => now, { push: { requests: 2, perMs: 1000 } });

    expect([limits.take('push'), limits.take('push'), limits.take('push')]).toEqual([true, true, false]);
    now = 500;
    expect([limits.take('push'), limits.take('push')]).toEqual([true, false]);
  });

  it('does not touch other endpoints', () => {
    const limits = new RateLimits(() => 0, { push: { requests: 1, perMs: 1000 } });
    limits.take('push');

    expect(limits.take('push')).toBe(false);
    expect(limits.take('reply')).toBe(true);
  });
});
