import { AppError } from '@jsk/platform/errors/app-error';
import { passwordRefusal } from '@jsk/platform/passwords/password.policy';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's second recommendation: 19 MiB, 2 passes, 1 lane (https://cheatsheetseries.owasp.org). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verified when the user name is unknown, so that both answers take the same time. */
let decoy: Promise<string> | undefined;

/** @returns the argon2id hash to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** @param storedHash null when there is no such operator; the work is done all the same and the answer is false. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('decoy');
  const matches = await verify(storedHash ?? (await decoy), password);
  return storedHash !== null && matches;
}

/**
 * @param password that somebody chooses, for themselves or for somebody else; `path` is the field it was typed into
 * @throws AppError `validation_error` at that field when it contains the user name or is tried first by everybody.
 */
export function assertPasswordAllowed(password: string, username: string, path: string): void {
  const message = passwordRefusal(password, username);
  if (message) throw new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}
