import { createHash } from 'node:crypto';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { z } from 'zod';
import type { Account } from './accounts.repository';

const challengeSeconds = 5 * 60;

const claimsSchema = z.object({ sub: z.string(), use: z.literal('mfa'), password: z.string() });

export interface MfaChallengeClaims {
  readonly operatorId: string;
  /** By which password it was earned: it is worth nothing once that is changed. */
  readonly password: string;
}

/** What somebody holds between a right password and a right code. */
@Injectable()
export class MfaChallengesService {
  constructor(private readonly jwt: JwtService) {}

  issueFor(account: Account): Promise<string> {
    return this.jwt.signAsync(
      { use: 'mfa', password: fingerprintOf(account) },
      { subject: account.id, expiresIn: challengeSeconds },
    );
  }

  /** @throws AppError `auth_expired_token` or `auth_invalid_token`. */
  async verify(token: string): Promise<MfaChallengeClaims> {
    const claims = claimsSchema.safeParse(await this.jwt.verifyAsync<object>(token).catch(asNothing));
    if (!claims.success) throw new AppError('auth_invalid_token', 'Sign in again');
    return { operatorId: claims.data.sub, password: claims.data.password };
  }

  /** Whether the account asks for a second factor, and for the password that was given. */
  stillHolds({ password }: MfaChallengeClaims, account: Account | null): account is Account {
    return account?.isActive === true && account.mfaEnabledAt !== null && fingerprintOf(account) === password;
  }
}

function asNothing(error: unknown): null {
  if (error instanceof TokenExpiredError) {
    throw new AppError('auth_expired_token', 'It took too long; sign in again');
  }
  return null;
}

function fingerprintOf({ passwordHash }: Account): string {
  return createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16);
}
