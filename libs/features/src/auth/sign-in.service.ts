import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor, Origin } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { verifyPassword } from '../operators';
import { type Account, AccountsRepository } from './accounts.repository';
import type { KnownBrowser } from './known-browsers.service';
import { MfaChallengesService } from './mfa-challenges.service';
import { SecondFactorService, wrongCode } from './second-factor.service';
import { SignInLimits } from './sign-in-limits.service';
import { SignInSessionsService } from './sign-in-sessions.service';
import { SignInStanding } from './sign-in-standing.service';
import { SignInsRepository } from './sign-ins.repository';
import { hashOf, type SignedInTokens, SignedInTokensService } from './signed-in-tokens.service';

/**
 * The token before the present one is taken for so long: by tabs that refresh at the same moment, and by whoever did not
 * get the answer.
 */
const graceMs = 10_000;

/** Of a user name that was wrong; somebody may have typed something else into the field. */
const keptOfUsername = 64;

/** Who calls, and with what browser. */
export interface Caller {
  readonly origin: Origin;
  /** Null when nobody has signed in with it before. */
  readonly browser: KnownBrowser | null;
}

/** Signing in, staying so, and signing out. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignInsRepository,
    private readonly sessions: SignInSessionsService,
    private readonly standing: SignInStanding,
    private readonly tokens: SignedInTokensService,
    private readonly challenges: MfaChallengesService,
    private readonly secondFactor: SecondFactorService,
    private readonly limits: SignInLimits,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns tokens, or what `verifyMfa` takes. @throws AppError `invalid_credentials`, `rate_limit_exceeded`. */
  async signIn(
    username: string,
    password: string,
    caller: Caller,
  ): Promise<SignedInTokens | { mfaToken: string }> {
    const found = await this.accounts.findByUsername(this.unitOfWork.sql, username);
    const attempt = { username, origin: caller.origin, browser: browserOf(caller, found?.id) };
    await this.limits.beforePassword(attempt);
    const usable = found?.isActive ? found : null;
    const isRight = await verifyPassword(usable?.passwordHash ?? null, password);
    const outcome = await this.unitOfWork.run(async (transaction) => {
      const account = isRight && usable ? await this.accounts.findForUpdate(transaction, usable.id) : null;
      // What was right a moment ago may be changed or switched off by now.
      if (account?.isActive && account.passwordHash === usable?.passwordHash) {
        if (account.mfaEnabledAt) return { mfaToken: await this.challenges.issueFor(account) };
        return this.begin(transaction, account, caller.origin);
      }
      const subject = { subjectType: 'username', subjectId: username.slice(0, keptOfUsername) };
      const { origin } = caller;
      await this.audit.record(transaction, null, { action: 'auth.sign_in_failed', ...subject, origin });
      return null;
    });
    if (!outcome) throw new AppError('invalid_credentials', 'The user name or the password is wrong');
    await this.limits.passwordWasRight(attempt);
    if ('user' in outcome) await this.standing.load(outcome.user.id);
    return outcome;
  }

  /**
   * Finishes a sign-in with a code of the app or a recovery code.
   * @throws AppError `mfa_code_invalid`, `rate_limit_exceeded`, `auth_expired_token` or `auth_invalid_token`.
   */
  async verifyMfa(mfaToken: string, code: string, caller: Caller): Promise<SignedInTokens> {
    const challenge = await this.challenges.verify(mfaToken);
    const { operatorId } = challenge;
    const place = browserOf(caller, operatorId)?.id ?? null;
    await this.limits.beforeCode(operatorId, place);
    const outcome = await this.unitOfWork.run(async (transaction) => {
      const account = await this.accounts.findForUpdate(transaction, operatorId);
      if (!this.challenges.stillHolds(challenge, account)) {
        return new AppError('auth_invalid_token', 'Sign in again');
      }
      const actor = actorOf(account, caller.origin);
      if (await this.secondFactor.take(transaction, actor, account, code)) {
        return this.begin(transaction, account, caller.origin);
      }
      // Whoever it was, it need not have been the operator.
      const subject = { subjectType: 'operator', subjectId: operatorId };
      const { origin } = caller;
      await this.audit.record(transaction, null, { action: 'auth.mfa_failed', ...subject, origin });
      return wrongCode();
    });
    if (outcome instanceof AppError) throw outcome;
    await this.limits.codeWasRight(operatorId, place);
    await this.standing.load(operatorId);
    return outcome;
  }

  /**
   * Exchanges a refresh token for new tokens. Every token works once, but for a short grace; one that comes back later
   * was copied, and the sign-in that it came of ends.
   * @throws AppError `auth_missing_token`, `auth_invalid_token`, `auth_expired_token` or `auth_refresh_reused`.
   */
  async refresh(refreshToken: string | null, origin: Origin): Promise<SignedInTokens> {
    if (!refreshToken) throw new AppError('auth_missing_token', 'Sign in first');
    const outcome = await this.unitOfWork.run((transaction) =>
      this.rotate(transaction, refreshToken, origin),
    );
    if (outcome instanceof AppError) throw outcome;
    await this.standing.load(outcome.user.id);
    return outcome;
  }

  async signOut(refreshToken: string | null, origin: Origin): Promise<void> {
    if (!refreshToken) return;
    await this.unitOfWork.run(async (transaction) => {
      const token = await this.signIns.findTokenForUpdate(transaction, hashOf(refreshToken));
      if (!token || !(await this.sessions.endOne(transaction, token.operatorId, token.signInId))) return;
      const account = await this.accounts.find(transaction, token.operatorId);
      if (account?.isActive) await this.record(transaction, 'auth.signed_out', account, origin);
    });
  }

  /** Returns a refusal instead of throwing it, because the end of the sign-in must be committed. */
  private async rotate(
    transaction: Transaction,
    refreshToken: string,
    origin: Origin,
  ): Promise<SignedInTokens | AppError> {
    const now = this.clock.now();
    const token = await this.signIns.findTokenForUpdate(transaction, hashOf(refreshToken));
    if (!token) return new AppError('auth_invalid_token', 'The refresh token is not valid');
    if (token.endedAt) return new AppError('auth_invalid_token', 'This sign-in has ended');
    if (token.expiresAt <= now) return new AppError('auth_expired_token', 'Sign in again');
    if (token.rotatedAt && now.getTime() - token.rotatedAt.getTime() > graceMs) {
      await this.sessions.endOne(transaction, token.operatorId, token.signInId);
      // Whoever it was, it need not have been the operator.
      const subject = { subjectType: 'operator', subjectId: token.operatorId };
      await this.audit.record(transaction, null, { action: 'auth.token_reused', ...subject, origin });
      return new AppError('auth_refresh_reused', 'This refresh token was used before; sign in again');
    }
    const account = await this.accounts.find(transaction, token.operatorId);
    if (!account?.isActive) return new AppError('auth_invalid_token', 'This account is switched off');
    // A token that somebody got within the grace, too: two that go on with one sign-in are found out at the next turn.
    if (!token.rotatedAt) await this.signIns.rotate(transaction, token.signInId, now);
    return this.tokens.renew(transaction, account, token.signInId, origin);
  }

  private async begin(transaction: Transaction, account: Account, origin: Origin): Promise<SignedInTokens> {
    await this.record(transaction, 'auth.signed_in', account, origin);
    return this.tokens.begin(transaction, account, origin);
  }

  private record(transaction: Transaction, action: string, account: Account, origin: Origin): Promise<void> {
    const subject = { subjectType: 'operator', subjectId: account.id };
    return this.audit.record(transaction, actorOf(account, origin), { action, ...subject });
  }
}

/** @returns the browser if this person has signed in with it before. */
function browserOf({ browser }: Caller, operatorId: string | undefined): KnownBrowser | null {
  return operatorId !== undefined && browser?.operatorIds.includes(operatorId) ? browser : null;
}

function actorOf({ id, displayName, username, role }: Account, origin: Origin): Actor {
  return { operatorId: id, name: displayName, username, role, ...origin };
}
