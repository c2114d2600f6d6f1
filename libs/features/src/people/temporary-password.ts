import { randomInt } from 'node:crypto';

/** Without those that are taken for each other when they are read aloud or copied from a note. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789';

const groups = 4;
const groupLength = 4;

/** @returns a password to be handed over: 16 random characters in groups, such as `kx7m-q2wd-9fpr-t4hb` (79 bits). */
export function makeTemporaryPassword(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => characters.charAt(randomInt(characters.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}
