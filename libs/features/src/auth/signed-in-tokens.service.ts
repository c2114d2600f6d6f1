import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { InactivityLimits, Obligation, User } from '@jsk/contracts/auth';
import { Clock } from '@jsk/platform/clock/clock';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import type { Origin } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { SettingsService } from '../settings';
import { AccessTokensService } from './access-tokens.service';
import { type Account, AccountsRepository } from './accounts.repository';
import { obligationOf } from './obligation.policy';
import { SignInsRepository } from './sign-ins.repository';
import { refreshTokenSeconds } from './token-lives';

export interface SignedInTokens {
  readonly user: User;
  readonly obligation: Obligation | null;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Null while there is an obligation: files of conversations are not open before it is met. */
  readonly mediaToken: string | null;
  readonly inactivity: InactivityLimits;
  readonly timeZone: string;
}

/** Makes what somebody is signed in with. */
@Injectable()
export class SignedInTokensService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignInsRepository,
    private readonly accessTokens: AccessTokensService,
    private readonly settings: SettingsService,
    private readonly hours: BusinessHoursService,
    private readonly clock: Clock,
  ) {}

  /** For somebody who has shown who they are. */
  async begin(transaction: Transaction, account: Account, origin: Origin): Promise<SignedInTokens> {
    const signInId = randomUUID();
    const at = this.clock.now();
    await this.signIns.insert(transaction, { id: signInId, operatorId: account.id, at, origin });
    await this.accounts.noteSignIn(transaction, account.id, at);
    return this.issue(transaction, account, signInId);
  }

  /** The next ones of a sign-in that goes on. */
  async renew(
    transaction: Transaction,
    account: Account,
    signInId: string,
    origin: Origin,
  ): Promise<SignedInTokens> {
    await this.signIns.noteUse(transaction, signInId, this.clock.now(), origin);
    return this.issue(transaction, account, signInId);
  }

  private async issue(transaction: Transaction, account: Account, signInId: string): Promise<SignedInTokens> {
    const refreshToken = randomBytes(32).toString('base64url');
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + refreshTokenSeconds * 1000);
    await this.signIns.insertToken(transaction, { signInId, tokenHash: hashOf(refreshToken), at, expiresAt });
    const security = await this.settings.security(transaction);
    const { id, username, displayName, role } = account;
    const user = { id, username, displayName, role };
    const obligation = obligationOf(account, security.mfaRequiredRoles);
    return {
      user,
      obligation,
      refreshToken,
      accessToken: await this.accessTokens.issueFor(user, { signInId, obligation }),
      mediaToken: obligation === null ? await this.accessTokens.issueForMedia(user, signInId) : null,
      inactivity: {
        signOutAfterMinutes: security.sessionTimeoutMinutes,
        warnBeforeMinutes: security.sessionWarningMinutes,
      },
      timeZone: await this.hours.timeZone(transaction),
    };
  }
}

/** @returns what is stored of a refresh token. */
export function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}
