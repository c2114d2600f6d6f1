import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { assertPasswordAllowed, hashPassword, verifyPassword } from '../operators';
import { type Account, AccountsRepository } from './accounts.repository';
import { SignInLimits } from './sign-in-limits.service';
import { SignInSessionsService } from './sign-in-sessions.service';

/** The password of somebody who is signed in. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly limits: SignInLimits,
    private readonly signIns: SignInSessionsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the account. A stolen sign-in must not be enough to take it over, nor to guess the password with.
   * @throws AppError `validation_error` at `currentPassword`, or `rate_limit_exceeded`.
   */
  async assertRight({ operatorId }: Actor, signInId: string, currentPassword: string): Promise<Account> {
    await this.limits.beforeOwnPassword(signInId);
    const account = await this.accounts.find(this.unitOfWork.sql, operatorId);
    const isRight = await verifyPassword(account?.passwordHash ?? null, currentPassword);
    if (!account || !isRight) throw refusedAt('currentPassword', 'is wrong');
    await this.limits.ownPasswordWasRight(signInId);
    return account;
  }

  /**
   * Every other sign-in of the person ends.
   * @throws AppError `validation_error` at `currentPassword` or `newPassword`, `rate_limit_exceeded`, or `conflict` when
   * it was changed at the same moment.
   */
  async change(
    actor: Actor,
    signInId: string,
    { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  ): Promise<void> {
    const account = await this.assertRight(actor, signInId, currentPassword);
    assertPasswordAllowed(newPassword, account.username, 'newPassword');
    if (newPassword === currentPassword) throw refusedAt('newPassword', 'must not be the present one');
    const passwordHash = await hashPassword(newPassword);
    await this.unitOfWork.run(async (transaction) => {
      const present = await this.accounts.findForUpdate(transaction, account.id);
      if (present?.passwordHash !== account.passwordHash) {
        throw new AppError('conflict', 'The password was changed at the same moment');
      }
      await this.accounts.setPassword(transaction, account.id, passwordHash, this.clock.now());
      await this.signIns.endAllOf(transaction, account.id, { except: signInId });
      await this.audit.record(transaction, actor, {
        action: 'auth.password_changed',
        subjectType: 'operator',
        subjectId: account.id,
      });
    });
  }
}

function refusedAt(path: string, message: string): AppError {
  return new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}
