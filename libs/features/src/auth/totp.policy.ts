import { Secret, TOTP } from 'otpauth';

const issuer = 'JskApp Live Chat';
const stepMs = 30_000;
const secretBytes = 20;

/** What every authenticator app takes; more it may not (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). */
const kind = { algorithm: 'SHA1', digits: 6, period: stepMs / 1000 } as const;

/** Clocks of phones may be so many steps early or late (RFC 6238, section 5.2). */
const toleratedSteps = 1;

/** @returns 160 random bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** @returns what an app reads from the QR code. */
export function totpUri(secret: string, username: string): string {
  return new TOTP({ ...kind, issuer, label: username, secret }).toString();
}

/**
 * @param lastStep of the code that was taken last
 * @returns the step whose code it is, or null when it is that of no step around `at` after the last one.
 */
export function stepOfCode(secret: string, code: string, at: Date, lastStep: number | null): number | null {
  // The library compares bytes and throws for six digits of another script.
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = at.getTime();
  const totp = new TOTP({ ...kind, secret });
  const offset = totp.validate({ token: code, timestamp, window: toleratedSteps });
  if (offset === null) return null;
  const step = Math.floor(timestamp / stepMs) + offset;
  return lastStep === null || step > lastStep ? step : null;
}
