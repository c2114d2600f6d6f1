import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { InactivityLimits, User } from '@jsk/contracts/auth';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor, Origin } from '@jsk/platform/http/actor';
import { RateLimits } from '@jsk/platform/http/rate-limits';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { BusinessHoursService } from '../business-hours';
import { OperatorsService } from '../operators';
import { SettingsService } from '../settings';
import { AccessTokensService } from './access-tokens.service';
import { RefreshTokensRepository } from './refresh-tokens.repository';

/** Life of a refresh token in seconds. */
export const refreshTokenSeconds = 7 * 24 * 60 * 60;

/**
 * Two tabs may refresh with the same cookie at the same moment; within this time that is not taken for theft.
 */
const parallelRefreshMs = 10_000;

/** Wrong passwords for one user name before it has to wait. */
const signInLimit = { name: 'sign-in', points: 10, perSeconds: 300 };

export interface SignedInTokens {
  readonly user: User;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly mediaToken: string;
  readonly inactivity: InactivityLimits;
  readonly timeZone: string;
}

/** Of a user name that was wrong; somebody may have typed something else into the field. */
const keptOfUsername = 64;

@Injectable()
export class AuthService {
  constructor(
    private readonly operators: OperatorsService,
    private readonly accessTokens: AccessTokensService,
    private readonly refreshTokens: RefreshTokensRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
    private readonly limits: RateLimits,
    private readonly settings: SettingsService,
    private readonly hours: BusinessHoursService,
    private readonly clock: Clock,
  ) {}

  async signIn(username: string, password: string, origin: Origin): Promise<SignedInTokens> {
    const limitKey = username.toLowerCase();
    await this.limits.spend(signInLimit, limitKey);
    const user = await this.operators.findByCredentials(username, password);
    return this.unitOfWork
      .run(async (transaction) => {
        if (user) {
          await this.record(transaction, 'auth.signed_in', user, origin);
          return this.issue(transaction, user, randomUUID());
        }
        const subject = { subjectType: 'username', subjectId: username.slice(0, keptOfUsername) };
        await this.audit.record(transaction, null, { action: 'auth.sign_in_failed', ...subject, origin });
        return null;
      })
      .then(async (tokens) => {
        if (!tokens) throw new AppError('invalid_credentials', 'The user name or the password is wrong');
        await this.limits.forget(signInLimit, limitKey);
        return tokens;
      });
  }

  /**
   * Exchanges a refresh token for new tokens. Every token works once; one that comes back later was copied, and
   * everything that came of that sign-in is revoked.
   */
  async refresh(refreshToken: string | null, origin: Origin): Promise<SignedInTokens> {
    if (!refreshToken) throw new AppError('auth_missing_token', 'Sign in first');
    const outcome = await this.unitOfWork.run((transaction) =>
      this.rotate(transaction, refreshToken, origin),
    );
    if (outcome instanceof AppError) throw outcome;
    return outcome;
  }

  async signOut(refreshToken: string | null, origin: Origin): Promise<void> {
    if (!refreshToken) return;
    await this.unitOfWork.run(async (transaction) => {
      const token = await this.refreshTokens.findForUpdate(transaction, hashOf(refreshToken));
      if (!token || token.revokedAt) return;
      await this.refreshTokens.revokeFamily(transaction, token.familyId, this.clock.now());
      const user = await this.operators.findActive(transaction, token.operatorId);
      if (user) await this.record(transaction, 'auth.signed_out', user, origin);
    });
  }

  async signOutEverywhere(actor: Actor): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.refreshTokens.revokeAllOf(transaction, actor.operatorId, this.clock.now());
      await this.audit.record(transaction, actor, {
        action: 'auth.signed_out_everywhere',
        subjectType: 'operator',
        subjectId: actor.operatorId,
      });
    });
  }

  /** Returns a refusal instead of throwing it, because revoking must be committed. */
  private async rotate(
    transaction: Transaction,
    refreshToken: string,
    origin: Origin,
  ): Promise<SignedInTokens | AppError> {
    const now = this.clock.now();
    const token = await this.refreshTokens.findForUpdate(transaction, hashOf(refreshToken));
    if (!token) return new AppError('auth_invalid_token', 'The refresh token is not valid');
    if (token.revokedAt) return new AppError('auth_invalid_token', 'This sign-in has ended');
    if (token.expiresAt <= now) return new AppError('auth_expired_token', 'Sign in again');
    if (token.rotatedAt && now.getTime() - token.rotatedAt.getTime() > parallelRefreshMs) {
      await this.refreshTokens.revokeFamily(transaction, token.familyId, now);
      // Whoever it was, it need not have been the operator.
      const subject = { subjectType: 'operator', subjectId: token.operatorId };
      await this.audit.record(transaction, null, { action: 'auth.token_reused', ...subject, origin });
      return new AppError('auth_refresh_reused', 'This refresh token was used before; sign in again');
    }
    const user = await this.operators.findActive(transaction, token.operatorId);
    if (!user) return new AppError('auth_invalid_token', 'This account is switched off');
    await this.refreshTokens.markRotated(transaction, token.id, now);
    return this.issue(transaction, user, token.familyId);
  }

  private record(transaction: Transaction, action: string, user: User, origin: Origin): Promise<void> {
    const subject = { subjectType: 'operator', subjectId: user.id };
    return this.audit.record(transaction, actorOf(user, origin), { action, ...subject });
  }

  private async issue(transaction: Transaction, user: User, familyId: string): Promise<SignedInTokens> {
    const refreshToken = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + refreshTokenSeconds * 1000);
    await this.refreshTokens.insert(transaction, {
      id: randomUUID(),
      familyId,
      operatorId: user.id,
      tokenHash: hashOf(refreshToken),
      expiresAt,
    });
    const security = await this.settings.security(transaction);
    return {
      user,
      refreshToken,
      accessToken: await this.accessTokens.issueFor(user),
      mediaToken: await this.accessTokens.issueForMedia(user),
      inactivity: {
        signOutAfterMinutes: security.sessionTimeoutMinutes,
        warnBeforeMinutes: security.sessionWarningMinutes,
      },
      timeZone: await this.hours.timeZone(transaction),
    };
  }
}

function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}

function actorOf(user: User, origin: Origin): Actor {
  return { operatorId: user.id, name: user.displayName, username: user.username, role: user.role, ...origin };
}
