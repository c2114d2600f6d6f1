import { newPasswordSchema } from '@jsk/contracts/passwords';
import { makeTemporaryPassword } from './temporary-password';

describe('A temporary password', () => {
  it('has 16 characters in groups that nobody misreads, and is long enough', () => {
    for (let made = 0; made < 100; made += 1) {
      const password = makeTemporaryPassword();
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
      expect(newPasswordSchema.safeParse(password).success).toBe(true);
    }
  });

  it('is never the same', () => {
    expect(new Set(Array.from({ length: 1000 }, makeTemporaryPassword)).size).toBe(1000);
  });
});
