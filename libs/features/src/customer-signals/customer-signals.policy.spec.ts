import {
  isAnswerComing,
  isFinal,
  type LoadingReason,
  loadingSeconds,
  tokenToMarkWith,
} from './customer-signals.policy';

const active = { status: 'ACTIVE', operatorId: '7' } as const;
const waiting = { status: 'WAITING', operatorId: null } as const;
const reachable = {
  isBarred: false,
  isBlocked: false,
  isOnStandby: false,
  markAsReadToken: 'read-me',
  session: null,
};
const reasons = {
  handoff: { kind: 'handoff' },
  claim: { kind: 'claim' },
  ownerTypes: { kind: 'typing', operatorId: '7' },
  colleagueTypes: { kind: 'typing', operatorId: '8' },
} as const satisfies Record<string, LoadingReason>;

describe('Whether an answer is coming', () => {
  it.each([
    ['handoff', waiting, true],
    ['handoff', null, false],
    ['claim', active, true],
    ['claim', null, false],
    ['ownerTypes', active, true],
    ['ownerTypes', waiting, false],
    ['colleagueTypes', active, false],
  ] as const)('for %s in %p is %p', (reason, session, expected) => {
    const target = { ...reachable, session };
    expect(isAnswerComing(reasons[reason], target)).toBe(expected);
    expect(isAnswerComing(reasons[reason], { ...target, isBlocked: true })).toBe(false);
    expect(isAnswerComing(reasons[reason], { ...target, isOnStandby: true })).toBe(false);
  });

  it('is shown for as long as LINE allows [case 84]', () => {
    for (const reason of Object.values(reasons)) {
      const seconds = loadingSeconds(reason);
      expect(seconds % 5).toBe(0);
      expect(seconds).toBeGreaterThanOrEqual(5);
      expect(seconds).toBeLessThanOrEqual(60);
    }
  });
});

describe('Whether something is marked as read', () => {
  it('depends on the token, and on whether anything may be sent [case 32] [case 85]', () => {
    expect(tokenToMarkWith(reachable)).toBe('read-me');
    expect(tokenToMarkWith({ ...reachable, markAsReadToken: null })).toBeNull();
    expect(tokenToMarkWith({ ...reachable, isBlocked: true })).toBeNull();
    expect(tokenToMarkWith({ ...reachable, isOnStandby: true })).toBeNull();
  });
});

describe('A refusal of LINE', () => {
  it.each([
    [null, false],
    [500, false],
    [503, false],
    [400, true],
    [404, true],
    [429, true],
  ])('with status %p is final: %p', (status, expected) => expect(isFinal(status)).toBe(expected));
});
