import {
  costOf,
  gather,
  holdForBurst,
  holdForNotice,
  holdWhileTyping,
  offersFreshToken,
} from './outbox.policy';

const now = new Date('2026-11-21T10:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const queued = (id: string, notBefore: Date | null = null) => ({ id, notBefore });

describe('What leaves in the next call', () => {
  it('is nothing when nothing is queued', () => {
    expect(gather([], now)).toEqual({ kind: 'nothing' });
  });

  it('waits as long as everything waits for company', () => {
    expect(gather([queued('1', inSeconds(3)), queued('2', inSeconds(1))], now)).toEqual({
      kind: 'wait',
      until: inSeconds(1),
    });
  });

  it('is everything in order as soon as one is due, so that what waited goes along', () => {
    expect(gather([queued('1', inSeconds(3)), queued('2')], now)).toEqual({ kind: 'send', ids: ['1', '2'] });
  });

  it('waits no longer when a call is full', () => {
    const five = ['1', '2', '3', '4', '5'].map((id) => queued(id, inSeconds(3)));
    expect(gather(five, now)).toMatchObject({ kind: 'send' });
  });
});

describe('A bubble of an operator', () => {
  const alone = { followsAnother: false, freshTokens: [] };
  const second = { followsAnother: true, freshTokens: [] };

  it('leaves at once when it is alone, and waits for a third when it is the second', () => {
    expect(holdForBurst(alone, 700, now)).toBeNull();
    expect(holdForBurst(second, 700, now)).toEqual(inSeconds(0.7));
    expect(holdForBurst(second, 0, now)).toBeNull();
  });

  it('waits for the next one when it would spend the only free reply, but never until that is gone', () => {
    expect(holdForBurst({ ...alone, freshTokens: [inSeconds(30)] }, 700, now)).toEqual(inSeconds(0.7));
    expect(holdForBurst({ ...alone, freshTokens: [inSeconds(30), inSeconds(20)] }, 700, now)).toBeNull();
    expect(holdForBurst({ ...alone, freshTokens: [inSeconds(5.5)] }, 700, now)).toEqual(inSeconds(0.5));
    expect(holdForBurst({ ...alone, freshTokens: [inSeconds(5)] }, 700, now)).toBeNull();
  });

  it('waits on while the next one is typed, so long as the setting and the token allow', () => {
    const waiting = { waitingSince: now, token: null };
    expect(holdWhileTyping(waiting, 8, now)).toEqual(inSeconds(4));
    expect(holdWhileTyping(waiting, 8, inSeconds(6))).toEqual(inSeconds(8));
    expect(holdWhileTyping(waiting, 8, inSeconds(8))).toBeNull();
    expect(holdWhileTyping({ ...waiting, token: inSeconds(7) }, 8, now)).toEqual(inSeconds(2));
  });
});

describe('A notice', () => {
  it('waits for the human answer that could share its only reply token', () => {
    expect(holdForNotice([inSeconds(50)], 6, now)).toEqual(inSeconds(6));
  });

  it('never waits so long that its token dies', () => {
    expect(holdForNotice([inSeconds(14)], 6, now)).toEqual(inSeconds(4));
    expect(holdForNotice([inSeconds(9)], 6, now)).toBeNull();
  });

  it('leaves at once when there is a second token, when there is none, and when nobody wants it to wait', () => {
    expect(holdForNotice([inSeconds(50), inSeconds(40)], 6, now)).toBeNull();
    expect(holdForNotice([], 6, now)).toBeNull();
    expect(holdForNotice([inSeconds(50)], 0, now)).toBeNull();
  });
});

describe('The cost of a message', () => {
  it('is nothing in a reply, one for the first of a push, and nothing for those that ride along', () => {
    expect([0, 1].map((position) => costOf('reply', position))).toEqual(['free', 'free']);
    expect([0, 1, 2].map((position) => costOf('push', position))).toEqual(['paid', 'coalesced', 'coalesced']);
  });
});

describe('The button that hands over a fresh reply token', () => {
  const answer = { endsWithNotice: false, hasOpenSession: true, hasFreshTokenLeft: false, isQuotaLow: false };
  const aNotice = { ...answer, endsWithNotice: true };

  it('goes with notices of an open session', () => {
    expect(offersFreshToken('on_notices', aNotice)).toBe(true);
    expect(offersFreshToken('on_notices', answer)).toBe(false);
    expect(offersFreshToken('on_notices', { ...aNotice, hasOpenSession: false })).toBe(false);
  });

  it('goes with answers only when the setting or the quota asks for it', () => {
    expect(offersFreshToken('always', answer)).toBe(true);
    expect(offersFreshToken('when_quota_is_low', answer)).toBe(false);
    expect(offersFreshToken('when_quota_is_low', { ...answer, isQuotaLow: true })).toBe(true);
  });

  it('is left out when a token is left, and when nobody wants it', () => {
    expect(offersFreshToken('always', { ...aNotice, hasFreshTokenLeft: true })).toBe(false);
    expect(offersFreshToken('never', aNotice)).toBe(false);
  });
});
