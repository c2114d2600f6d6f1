import { obligationOf } from './obligation.policy';

const free = { mustChangePassword: false, mfaEnabledAt: null, role: 'AGENT' } as const;

describe('What must be done about an account', () => {
  it.each([
    ['nothing', free, null],
    ['a password of their own', { ...free, mustChangePassword: true }, 'change_password'],
    ['a second factor, for a role that needs one', { ...free, role: 'ADMIN' }, 'enrol_mfa'],
    ['nothing, with a second factor', { ...free, role: 'ADMIN', mfaEnabledAt: new Date() }, null],
    ['the password first', { ...free, role: 'ADMIN', mustChangePassword: true }, 'change_password'],
  ] as const)('is %s', (_, account, obligation) => {
    expect(obligationOf(account, ['ADMIN'])).toBe(obligation);
  });
});
