import type { User } from '@jsk/contracts/auth';
import { type Role, roleSchema } from '@jsk/contracts/roles';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { z } from 'zod';

/** Life of an access token in seconds. */
export const accessTokenSeconds = 30 * 60;

const claimsSchema = z.object({
  sub: z.string(),
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  use: z.literal('access'),
  exp: z.number(),
});

const mediaClaimsSchema = z.object({ sub: z.string(), role: roleSchema, use: z.literal('media') });

/** The claims of a token that passport-jwt or the socket verified. @returns null if it is not an access token. */
export function userOfClaims(claims: unknown): { user: User; expiresAt: Date } | null {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { sub, username, name, role, exp } = parsed.data;
  return { user: { id: sub, username, displayName: name, role }, expiresAt: new Date(exp * 1000) };
}

@Injectable()
export class AccessTokensService {
  constructor(private readonly jwt: JwtService) {}

  issueFor(user: User): Promise<string> {
    const claims = { username: user.username, name: user.displayName, role: user.role, use: 'access' };
    return this.jwt.signAsync(claims, { subject: user.id, expiresIn: accessTokenSeconds });
  }

  /** A token that opens files of conversations and nothing else. */
  issueForMedia(user: User): Promise<string> {
    const claims = { role: user.role, use: 'media' };
    return this.jwt.signAsync(claims, { subject: user.id, expiresIn: accessTokenSeconds });
  }

  /** @returns whether the token was issued for files and is still good. */
  async opensMedia(token: string): Promise<boolean> {
    return (await this.findMediaReader(token)) !== null;
  }

  /** @returns who may load files with the token; null when it was not issued for files or is not good any more. */
  async findMediaReader(token: string): Promise<{ operatorId: string; role: Role } | null> {
    const claims = mediaClaimsSchema.safeParse(await this.jwt.verifyAsync<object>(token).catch(() => null));
    return claims.success ? { operatorId: claims.data.sub, role: claims.data.role } : null;
  }

  /** @throws AppError `auth_missing_token`, `auth_expired_token` or `auth_invalid_token`. */
  async verify(token: unknown): Promise<{ user: User; expiresAt: Date }> {
    if (typeof token !== 'string' || token === '') throw new AppError('auth_missing_token', 'Sign in first');
    const verified = userOfClaims(await this.claimsOf(token));
    if (!verified) throw new AppError('auth_invalid_token', 'The access token is not valid');
    return verified;
  }

  private async claimsOf(token: string): Promise<unknown> {
    try {
      return await this.jwt.verifyAsync<object>(token);
    } catch (error) {
      if (error instanceof TokenExpiredError) {
        throw new AppError('auth_expired_token', 'The access token has expired');
      }
      throw new AppError('auth_invalid_token', 'The access token is not valid');
    }
  }
}
