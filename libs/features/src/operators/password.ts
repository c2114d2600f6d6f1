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
