import { findRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.policy';

describe('Recovery codes', () => {
  it('are ten different ones that nobody misreads', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-TW-Z]{4}-){3}[2-9A-HJKMNP-TW-Z]{4}$/);
  });

  it('are found however they are typed, and only if they are there', () => {
    const hashes = ['7KQ4-M9TX-2HWC-PB6R', 'AAAA-BBBB-CCCC-DDDD'].map(recoveryCodeHash);
    expect(findRecoveryCode(hashes, ' 7kq4 m9tx2hwc-pb6r ')).toBe(hashes[0]);
    expect(findRecoveryCode(hashes, '7KQ4-M9TX-2HWC-PB6S')).toBeNull();
    expect(findRecoveryCode([], '7KQ4-M9TX-2HWC-PB6R')).toBeNull();
  });
});
