import type { MfaState, RecoveryCodes } from '@jsk/contracts/account';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { SecretBox, UnreadableSecretError } from '@jsk/platform/encryption/secret-box';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable, Logger } from '@nestjs/common';
import { AuditService } from '../audit';
import { SettingsService } from '../settings';
import { type Account, AccountsRepository } from './accounts.repository';
import { OwnPasswordService } from './own-password.service';
import { findRecoveryCode, newRecoveryCodes, normalCode, recoveryCodeHash } from './recovery-codes.policy';
import { SignInLimits } from './sign-in-limits.service';
import { newTotpSecret, stepOfCode, totpUri } from './totp.policy';

/** Authenticator app and recovery codes of an account. */
@Injectable()
export class SecondFactorService {
  private readonly logger = new Logger(SecondFactorService.name);

  constructor(
    private readonly accounts: AccountsRepository,
    private readonly ownPassword: OwnPasswordService,
    private readonly limits: SignInLimits,
    private readonly secrets: SecretBox,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async state({ operatorId, role }: Pick<Actor, 'operatorId' | 'role'>): Promise<MfaState> {
    const { sql } = this.unitOfWork;
    const account = await this.accounts.find(sql, operatorId);
    const { mfaRequiredRoles } = await this.settings.security(sql);
    const enabledAt = account?.mfaEnabledAt ?? null;
    return {
      enabled: enabledAt !== null,
      enabledAt: enabledAt?.toISOString() ?? null,
      recoveryCodesLeft: (await this.accounts.listRecoveryCodes(sql, operatorId)).length,
      required: mfaRequiredRoles.includes(role),
    };
  }

  /**
   * Makes a secret, which is not in force before `confirm`; a former one that was not confirmed is forgotten.
   * @throws AppError `validation_error` when the password is wrong, `conflict` when it is on already.
   */
  async begin(
    actor: Actor,
    signInId: string,
    currentPassword: string,
  ): Promise<{ secret: string; uri: string }> {
    const { username } = await this.ownPassword.assertRight(actor, signInId, currentPassword);
    const secret = newTotpSecret();
    await this.unitOfWork.run(async (transaction) => {
      const account = await this.lock(transaction, actor);
      if (account.mfaEnabledAt) throw new AppError('conflict', 'The second factor is switched on already');
      const sealed = this.secrets.seal(secret, purposeOf(actor.operatorId));
      await this.accounts.setMfaSecret(transaction, actor.operatorId, sealed);
    });
    return { secret, uri: totpUri(secret, username) };
  }

  /** @throws AppError `mfa_code_invalid`, or `conflict` when nothing was begun or it is on already. */
  confirm(actor: Actor, signInId: string, code: string): Promise<RecoveryCodes> {
    return this.withCode(actor, signInId, async (transaction, account) => {
      if (account.mfaEnabledAt) throw new AppError('conflict', 'The second factor is switched on already');
      if (!account.mfaSecret) throw new AppError('conflict', 'Ask for a secret first');
      if (!(await this.takeAppCode(transaction, account, code))) return null;
      await this.accounts.enableMfa(transaction, account.id, this.clock.now());
      await this.record(transaction, actor, 'auth.mfa_enabled');
      return this.makeRecoveryCodes(transaction, account.id);
    });
  }

  /** @throws AppError `mfa_code_invalid`, or `conflict` when the second factor is off. */
  renewRecoveryCodes(actor: Actor, signInId: string, code: string): Promise<RecoveryCodes> {
    return this.withCode(actor, signInId, async (transaction, account) => {
      assertEnabled(account);
      if (!(await this.take(transaction, actor, account, code))) return null;
      await this.record(transaction, actor, 'auth.recovery_codes_renewed');
      return this.makeRecoveryCodes(transaction, account.id);
    });
  }

  /** @throws AppError `validation_error`, `mfa_code_invalid`, or `conflict` when it is off or the role requires it. */
  async disable(
    actor: Actor,
    signInId: string,
    given: { currentPassword: string; code: string },
  ): Promise<MfaState> {
    await this.ownPassword.assertRight(actor, signInId, given.currentPassword);
    await this.withCode(actor, signInId, async (transaction, account) => {
      assertEnabled(account);
      const { mfaRequiredRoles } = await this.settings.security(transaction);
      if (mfaRequiredRoles.includes(account.role)) {
        throw new AppError('conflict', 'Your role requires a second factor');
      }
      if (!(await this.take(transaction, actor, account, given.code))) return null;
      await this.accounts.setMfaSecret(transaction, account.id, null);
      await this.record(transaction, actor, 'auth.mfa_disabled');
      return true;
    });
    return this.state(actor);
  }

  /**
   * Uses up a code of the app or a recovery code; the latter is in the log.
   * @param account locked by the transaction. @returns whether it was good.
   */
  async take(transaction: Transaction, actor: Actor, account: Account, code: string): Promise<boolean> {
    if (await this.takeAppCode(transaction, account, code)) return true;
    const unused = await this.accounts.listRecoveryCodes(transaction, account.id);
    const hash = findRecoveryCode(unused, code);
    if (hash === null) return false;
    await this.accounts.useRecoveryCode(transaction, account.id, hash, this.clock.now());
    await this.record(transaction, actor, 'auth.recovery_code_used', { left: unused.length - 1 });
    return true;
  }

  private async takeAppCode(transaction: Transaction, account: Account, code: string): Promise<boolean> {
    const secret = this.open(account);
    if (secret === null) return false;
    const step = stepOfCode(secret, normalCode(code), this.clock.now(), account.mfaLastStep);
    if (step === null) return false;
    await this.accounts.noteMfaStep(transaction, account.id, step);
    return true;
  }

  /** With another ENCRYPTION_KEY than then, recovery codes are the way in. */
  private open({ id, mfaSecret }: Account): string | null {
    if (mfaSecret === null) return null;
    try {
      return this.secrets.open(mfaSecret, purposeOf(id));
    } catch (error) {
      if (!(error instanceof UnreadableSecretError)) throw error;
      this.logger.warn(`The second factor of operator ${id} cannot be read: ${error.message}`);
      return null;
    }
  }

  /** @param work gives null when the code was wrong, which is written down and refused. */
  private async withCode<Result>(
    actor: Actor,
    signInId: string,
    work: (transaction: Transaction, account: Account) => Promise<Result | null>,
  ): Promise<Result> {
    await this.limits.beforeCode(actor.operatorId, signInId);
    const result = await this.unitOfWork.run(async (transaction) => {
      const done = await work(transaction, await this.lock(transaction, actor));
      if (done === null) await this.record(transaction, actor, 'auth.mfa_failed');
      return done;
    });
    if (result === null) throw wrongCode();
    await this.limits.codeWasRight(actor.operatorId, signInId);
    return result;
  }

  private async makeRecoveryCodes(transaction: Transaction, operatorId: string): Promise<RecoveryCodes> {
    const recoveryCodes = newRecoveryCodes();
    await this.accounts.replaceRecoveryCodes(transaction, operatorId, recoveryCodes.map(recoveryCodeHash));
    return { recoveryCodes };
  }

  private async lock(transaction: Transaction, { operatorId }: Actor): Promise<Account> {
    const account = await this.accounts.findForUpdate(transaction, operatorId);
    if (!account) throw new AppError('auth_invalid_token', 'This sign-in has ended');
    return account;
  }

  private record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    const subject = { subjectType: 'operator', subjectId: actor.operatorId };
    return this.audit.record(transaction, actor, { action, ...subject, detail });
  }
}

export function wrongCode(): AppError {
  return new AppError('mfa_code_invalid', 'The code is wrong, has expired or was used already');
}

function assertEnabled({ mfaEnabledAt }: Account): void {
  if (!mfaEnabledAt) throw new AppError('conflict', 'The second factor is switched off');
}

/** A secret of one operator cannot be put in another's place. */
function purposeOf(operatorId: string): string {
  return `second factor of operator ${operatorId}`;
}
