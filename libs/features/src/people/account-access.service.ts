import type { OperatorProfile } from '@jsk/contracts/people';
import { Clock } from '@jsk/platform/clock/clock';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AccountsRepository, SignInSessionsService } from '../auth';
import { hashPassword } from '../operators';
import { PeopleActsService } from './people-acts.service';
import type { PeopleAct } from './people.policy';
import { PeopleRepository } from './people.repository';
import { makeTemporaryPassword } from './temporary-password';

/**
 * What administrators do for somebody who cannot sign in, or should not be signed in any more. Each ends every sign-in of
 * that person.
 */
@Injectable()
export class AccountAccessService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly accounts: AccountsRepository,
    private readonly acts: PeopleActsService,
    private readonly signIns: SignInSessionsService,
    private readonly clock: Clock,
  ) {}

  /** @returns the new password, which is kept nowhere. @throws AppError `not_found`, `forbidden`. */
  async resetPassword(actor: Actor, operatorId: string): Promise<string> {
    const temporaryPassword = makeTemporaryPassword();
    const hash = await hashPassword(temporaryPassword);
    await this.endingSignIns(actor, operatorId, {
      act: { kind: 'reset_password' },
      action: 'operator.password_reset',
      work: (transaction) =>
        this.people.setTemporaryPassword(transaction, operatorId, hash, this.clock.now()),
    });
    return temporaryPassword;
  }

  /** For somebody who lost their second factor. @throws AppError `not_found`, `forbidden`. */
  resetMfa(actor: Actor, operatorId: string): Promise<OperatorProfile> {
    return this.endingSignIns(actor, operatorId, {
      act: { kind: 'reset_mfa' },
      action: 'operator.mfa_reset',
      work: (transaction) => this.accounts.setMfaSecret(transaction, operatorId, null),
    });
  }

  /** @throws AppError `not_found`, `forbidden`. */
  signOut(actor: Actor, operatorId: string): Promise<OperatorProfile> {
    return this.endingSignIns(actor, operatorId, {
      act: { kind: 'sign_out' },
      action: 'operator.signed_out',
      work: async () => undefined,
    });
  }

  private endingSignIns(
    actor: Actor,
    operatorId: string,
    {
      act,
      action,
      work,
    }: { act: PeopleAct; action: string; work: (transaction: Transaction) => Promise<void> },
  ): Promise<OperatorProfile> {
    return this.acts.onSomebody(
      actor,
      operatorId,
      () => [act],
      async (transaction, before) => {
        await work(transaction);
        await this.signIns.endAllOf(transaction, operatorId);
        await this.acts.record(transaction, actor, action, before);
        return this.acts.get(transaction, operatorId);
      },
    );
  }
}
