import { RetryKeys } from './retry-keys';

const KEY = '123e4567-e89b-12d3-a456-426614174000';
const HOUR = 60 * 60_000;

describe('a retry key', () => {
  it('is remembered for 24 hours in upper and lower case, and forgotten then', () => {
    let now = 0;
    const keys = new RetryKeys(() => now);
    keys.remember(KEY, { requestId: 'request-1', sentMessages: [{ id: '1' }], rawBody: '{}' });

    now = 24 * HOUR - 1;
    expect(keys.find(KEY.toUpperCase())?.requestId).toBe('request-1');
    now = 24 * HOUR;
    expect(keys.find(KEY)).toBeUndefined();
    expect(keys.isForgotten(KEY)).toBe(true);
  });

  it('knows whether a retry repeats the body byte for byte', () => {
    const keys = new RetryKeys(() => 0);
    keys.remember(KEY, { requestId: 'request-1', sentMessages: null, rawBody: '{"to":"U1"}' });

    expect(keys.isSameBody(KEY, '{"to":"U1"}')).toBe(true);
    expect(keys.isSameBody(KEY, '{"to": "U1"}')).toBe(false);
  });
});
