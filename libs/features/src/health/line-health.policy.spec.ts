import { lineHealth } from './line-health.policy';

const well = {
  pausedBecause: null,
  breaker: { state: 'closed', changedAt: null },
  hasUnreadableCredentials: false,
} as const;
const at = new Date('2026-11-21T03:00:00Z');

describe('The health of the channel', () => {
  it('is well although a call has failed, as long as messages leave', () => {
    expect(lineHealth(well, { at, endpoint: 'POST /v2/bot/message/push', status: 500 })).toEqual({
      status: 'up',
    });
  });

  it.each([
    [{ pausedBecause: 'unauthorised' } as const, 'sending is paused'],
    [{ breaker: { state: 'open', changedAt: at } } as const, 'breaker open'],
    [{ breaker: { state: 'half_open', changedAt: at } } as const, 'breaker half_open'],
    [{ hasUnreadableCredentials: true }, 'ENCRYPTION_KEY'],
  ])('is degraded with %j', (trouble, words) => {
    expect(lineHealth({ ...well, ...trouble }, null)).toEqual({
      status: 'degraded',
      detail: expect.stringContaining(words),
    });
  });

  it('names the last call that failed', () => {
    const state = { ...well, pausedBecause: 'unauthorised' } as const;
    const failure = { at, endpoint: 'GET /v2/bot/info', status: null };
    expect(lineHealth(state, failure).detail).toMatch(
      /; last failure 2026-11-21T03:00:00.000Z: GET \/v2\/bot\/info without an answer$/,
    );
  });
});
