import { createHmac, randomUUID } from 'node:crypto';
import type { User } from '@jsk/contracts/auth';

/** What a token says of an operator, of a sign-in that has not ended. */
export function claimsOf({ id, username, displayName, role }: User): Record<string, unknown> {
  return { sub: id, username, name: displayName, role, use: 'access', sid: randomUUID() };
}

const nowInSeconds = () => Math.floor(Date.now() / 1000);

/** @param lifeSeconds until it expires; negative for one that has. */
export function signToken(claims: Record<string, unknown>, secret: string, lifeSeconds: number): string {
  const issuedAt = nowInSeconds();
  const body = encode({ ...claims, iat: issuedAt - 60, exp: issuedAt + lifeSeconds });
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${body}`;
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

/** A token that says it needs no signature. */
export function unsignedToken(claims: Record<string, unknown>): string {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ ...claims, exp: nowInSeconds() + 600 })}.`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
