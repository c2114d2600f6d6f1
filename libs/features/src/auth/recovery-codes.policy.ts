import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

const codeCount = 10;
const groups = 4;
const groupLength = 4;

/** Without those that are taken for each other on paper: 0 O, 1 I L, U V. */
const characters = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** @returns ten codes such as `7KQ4-M9TX-2HWC-PB6R`, of 77 random bits each. */
export function newRecoveryCodes(): string[] {
  const group = () =>
    Array.from({ length: groupLength }, () => characters.charAt(randomInt(characters.length))).join('');
  return Array.from({ length: codeCount }, () => Array.from({ length: groups }, group).join('-'));
}

/** A code as somebody may type it: spaces, hyphens and small letters do not matter. */
export function normalCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

/** @returns what is stored of a code. Nothing slower is needed: it cannot be guessed from a list. */
export function recoveryCodeHash(code: string): string {
  return createHash('sha256').update(normalCode(code)).digest('base64url');
}

/** @returns that of the hashes which is the code's, found in the same time wherever it stands. */
export function findRecoveryCode(hashes: readonly string[], code: string): string | null {
  const wanted = Buffer.from(recoveryCodeHash(code));
  const found = hashes.filter((hash) => {
    const known = Buffer.from(hash);
    return known.length === wanted.length && timingSafeEqual(known, wanted);
  });
  return found[0] ?? null;
}
