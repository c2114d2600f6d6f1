import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Generated once per checkout, so that sign-ins and stored credentials outlive a restart. */
export interface DevelopmentSecrets {
  readonly JWT_SECRET: string;
  readonly ENCRYPTION_KEY: string;
  readonly ADMIN_DEFAULT_PASSWORD: string;
  readonly LINE_CHANNEL_SECRET: string;
  readonly LINE_CHANNEL_ACCESS_TOKEN: string;
}

/** Reads `secrets.json` of that directory; makes what is missing. */
export function developmentSecrets(directory: string): DevelopmentSecrets {
  const file = path.join(directory, 'secrets.json');
  const known = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DevelopmentSecrets>)
    : {};
  const secrets: DevelopmentSecrets = {
    JWT_SECRET: randomBytes(48).toString('base64'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    ADMIN_DEFAULT_PASSWORD: generatePassword(),
    LINE_CHANNEL_SECRET: randomBytes(16).toString('hex'),
    LINE_CHANNEL_ACCESS_TOKEN: randomBytes(64).toString('base64url'),
    ...known,
  };
  if (Object.keys(known).length < Object.keys(secrets).length) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}

/** @returns 14 characters without look-alikes, about 70 bits: read from one window, typed into another. */
export function generatePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789ABC';
  return Array.from(randomBytes(14), (byte) => letters[byte % 32]).join('');
}
