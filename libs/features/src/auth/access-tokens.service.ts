import { type Obligation, obligationSchema, type User } from '@jsk/contracts/auth';
import { type Role, roleSchema } from '@jsk/contracts/roles';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { z } from 'zod';
import { obligationCodes } from './obligation.policy';
import { SignInStanding } from './sign-in-standing.service';
import { accessTokenSeconds } from './token-lives';

const claimsSchema = z.object({
  sub: z.string(),
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  use: z.literal('access'),
  /** The sign-in it came of. */
  sid: z.uuid(),
  obligation: obligationSchema.optional(),
  exp: z.number(),
});

const mediaClaimsSchema = z.object({
  sub: z.string(),
  role: roleSchema,
  sid: z.uuid(),
  use: z.literal('media'),
});

/** Of what sign-in a token is, and what it does not open before that is done. */
interface TokenGrounds {
  readonly signInId: string;
  readonly obligation: Obligation | null;
}

export interface VerifiedToken extends TokenGrounds {
  readonly user: User;
  readonly expiresAt: Date;
}

@Injectable()
export class AccessTokensService {
  constructor(
    private readonly jwt: JwtService,
    private readonly standing: SignInStanding,
  ) {}

  issueFor(user: User, { signInId, obligation }: TokenGrounds): Promise<string> {
    const { username, displayName: name, role } = user;
    const claims = { username, name, role, use: 'access', sid: signInId, ...(obligation && { obligation }) };
    return this.jwt.signAsync(claims, { subject: user.id, expiresIn: accessTokenSeconds });
  }

  /** A token that opens files of conversations and nothing else. */
  issueForMedia(user: User, signInId: string): Promise<string> {
    const claims = { role: user.role, use: 'media', sid: signInId };
    return this.jwt.signAsync(claims, { subject: user.id, expiresIn: accessTokenSeconds });
  }

  /** @returns whether the token was issued for files and is still good. */
  async opensMedia(token: string): Promise<boolean> {
    return (await this.findMediaReader(token)) !== null;
  }

  /** @returns who may load files with the token; null when it was not issued for files or is not good any more. */
  async findMediaReader(token: string): Promise<{ operatorId: string; role: Role } | null> {
    const claims = mediaClaimsSchema.safeParse(await this.jwt.verifyAsync<object>(token).catch(() => null));
    if (!claims.success) return null;
    const { sub: id, role, sid } = claims.data;
    try {
      await this.standing.assertHolds(sid, { id, role });
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
    return { operatorId: id, role };
  }

  /**
   * For doors that are closed to somebody who must first do something about their account.
   * @throws AppError as `identify`, or `password_change_required` or `mfa_enrolment_required`.
   */
  async verify(token: unknown): Promise<VerifiedToken> {
    const verified = await this.identify(token);
    assertNoObligation(verified.obligation);
    return verified;
  }

  /**
   * @throws AppError `auth_missing_token`; `auth_expired_token`, also when it says another role than the present one;
   * `auth_invalid_token` when it is not an access token of ours or its sign-in has ended.
   */
  async identify(token: unknown): Promise<VerifiedToken> {
    if (typeof token !== 'string' || token === '') throw new AppError('auth_missing_token', 'Sign in first');
    return this.accept(await this.claimsOf(token));
  }

  /**
   * For claims whose signature and expiry were checked.
   * @throws AppError as `identify`, but not `auth_missing_token`.
   */
  async accept(claims: unknown): Promise<VerifiedToken> {
    const parsed = claimsSchema.safeParse(claims);
    if (!parsed.success) throw new AppError('auth_invalid_token', 'The access token is not valid');
    const { sub, username, name, role, sid, obligation = null, exp } = parsed.data;
    const user = { id: sub, username, displayName: name, role };
    await this.standing.assertHolds(sid, user);
    return { user, signInId: sid, obligation, expiresAt: new Date(exp * 1000) };
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

/** @throws AppError `password_change_required` or `mfa_enrolment_required`. */
export function assertNoObligation(obligation: Obligation | null): void {
  if (obligation === null) return;
  const message =
    obligation === 'change_password'
      ? 'Choose a password of your own first'
      : 'Set up a second factor first; your role requires it';
  throw new AppError(obligationCodes[obligation], message);
}
