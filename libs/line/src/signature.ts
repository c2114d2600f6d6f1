import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where LINE puts it; Node.js has names of headers in small letters. */
export const lineSignatureHeader = 'x-line-signature';

/** Base64 of 32 bytes: exactly what LINE sends in `x-line-signature`. */
const SIGNATURE_SHAPE = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Says whether LINE signed exactly these bytes with one of the channel secrets (two are valid during a rotation).
 * Stricter than the SDK, which decodes base64 leniently and lets junk and a duplicated header pass. Never throws.
 *
 * @param rawBody the request body as received, before any parsing
 * @param header the value of `x-line-signature`
 * @see https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
 */
export function verifyLineSignature(
  rawBody: Buffer,
  header: string | string[] | undefined,
  secrets: readonly string[],
): boolean {
  if (typeof header !== 'string' || !SIGNATURE_SHAPE.test(header)) return false;
  const given = Buffer.from(header);
  // An unset secret must not match: anybody can sign with the empty key.
  return secrets
    .filter((secret) => secret !== '')
    .some((secret) => timingSafeEqual(given, Buffer.from(signLineBody(rawBody, secret))));
}

/** The `x-line-signature` value for a body: base64 of its HMAC-SHA256 under the channel secret. */
export function signLineBody(rawBody: Buffer | string, secret: string): string {
  return createHmac('sha256', secret).update(rawBody).digest('base64');
}
