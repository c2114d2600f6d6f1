import { passwordLimits } from '@jsk/contracts/passwords';

/** What is wrong with a password that somebody thinks of, as far as that can be said without the server. */
export type PasswordProblem =
  | { kind: 'missing' | 'containsUsername' | 'sameAsCurrent' }
  | { kind: 'tooShort' | 'tooLong'; count: number };

export const passwordStrengths = ['weak', 'fair', 'good', 'strong'] as const;
type PasswordStrength = (typeof passwordStrengths)[number];

interface KnownAbout {
  username: string;
  currentPassword: string;
}

export function passwordProblem(password: string, known: KnownAbout): PasswordProblem | null {
  const { length } = password;
  if (length === 0) return { kind: 'missing' };
  if (length < passwordLimits.min) return { kind: 'tooShort', count: passwordLimits.min - length };
  if (length > passwordLimits.max) return { kind: 'tooLong', count: passwordLimits.max };
  if (password.toLowerCase().includes(known.username.toLowerCase())) return { kind: 'containsUsername' };
  return password === known.currentPassword ? { kind: 'sameAsCurrent' } : null;
}

/** How many characters count: one that repeats the one before or continues a row (abc, 321) is guessed with it. */
function surprisingCharacters(password: string): number {
  const steps = [...password].map((character, index, all) => {
    const before = all[index - 1]?.codePointAt(0);
    return before === undefined ? NaN : (character.codePointAt(0) ?? 0) - before;
  });
  return steps.filter((step, index) => step !== 0 && !(Math.abs(step) === 1 && step === steps[index - 1]))
    .length;
}

/**
 * Length is what counts, as long as it is no repetition: an estimate that encourages, not a promise.
 * @param password that has no problem
 */
export function strengthOf(password: string): PasswordStrength {
  const different = new Set(password).size;
  const counting = Math.min(surprisingCharacters(password), different * 2);
  if (counting < 8) return 'weak';
  if (counting < 12) return 'fair';
  return counting < 16 ? 'good' : 'strong';
}
