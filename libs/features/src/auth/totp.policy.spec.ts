import { newTotpSecret, stepOfCode, totpUri } from './totp.policy';

/** The secret of RFC 6238's test vectors, `12345678901234567890`, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('A code of an authenticator app', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [2_000_000_000, '279037', 66_666_666],
  ])('is what RFC 6238 says at %i s', (seconds, code, step) => {
    expect(stepOfCode(secret, code, at(seconds), null)).toBe(step);
  });

  it('is good half a minute before and after its own, and no longer', () => {
    const steps = [-31, -30, 0, 29, 30, 59, 60].map((offset) =>
      stepOfCode(secret, '081804', at(1_111_111_080 + offset), null),
    );
    expect(steps).toEqual([null, 37_037_036, 37_037_036, 37_037_036, 37_037_036, 37_037_036, null]);
  });

  it('is not good twice, nor is one before it', () => {
    expect(stepOfCode(secret, '081804', at(1_111_111_109), 37_037_036)).toBeNull();
    expect(stepOfCode(secret, '081804', at(1_111_111_109), 37_037_037)).toBeNull();
    expect(stepOfCode(secret, '081804', at(1_111_111_109), 37_037_035)).toBe(37_037_036);
  });

  it.each(['081805', '81804', '0818041', 'abcdef', '', '１２３４５６'])('is not %j', (code) => {
    expect(stepOfCode(secret, code, at(1_111_111_109), null)).toBeNull();
  });

  it('comes from a secret that is different each time, and is told to the app', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
    const uri = new URL(totpUri(secret, 'สุดา@shop'));
    expect(uri.href).toMatch(/^otpauth:\/\/totp\/JskApp%20Live%20Chat:/);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'JskApp Live Chat',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
