import type { OperatorProfile } from '@jsk/contracts/people';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { type PeopleAct, refusalOf } from './people.policy';
import { PeopleRepository } from './people.repository';

/**
 * The frame of everything that administrators do with accounts: one after the other, and judged by who both are at that
 * moment. Of two who take each other's rights at the same time, one is too late.
 */
@Injectable()
export class PeopleActsService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * @param actsOn what is done, judging by how the account is now
   * @throws AppError `not_found`, or `forbidden` saying why.
   */
  onSomebody<Result>(
    actor: Actor,
    operatorId: string,
    actsOn: (before: OperatorProfile) => readonly PeopleAct[],
    work: (transaction: Transaction, before: OperatorProfile) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      await this.people.lockAdministration(transaction);
      const before = await this.get(transaction, operatorId);
      await this.assertMay(transaction, actor, before, actsOn(before));
      return work(transaction, before);
    });
  }

  /** @throws AppError `forbidden` saying why. */
  onNobodyYet<Result>(
    actor: Actor,
    act: PeopleAct,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      await this.people.lockAdministration(transaction);
      await this.assertMay(transaction, actor, null, [act]);
      return work(transaction);
    });
  }

  /** Locks the account until the transaction ends. @throws AppError `not_found`. */
  async get(transaction: Transaction, operatorId: string): Promise<OperatorProfile> {
    const profile = await this.people.findForUpdate(transaction, operatorId);
    if (!profile) throw new AppError('not_found', 'There is nobody with this id');
    return profile;
  }

  record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    { id, username }: Pick<OperatorProfile, 'id' | 'username'>,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    const subject = { subjectType: 'operator', subjectId: id };
    return this.audit.record(transaction, actor, { action, ...subject, detail: { username, ...detail } });
  }

  private async assertMay(
    transaction: Transaction,
    { operatorId }: Actor,
    subject: OperatorProfile | null,
    acts: readonly PeopleAct[],
  ): Promise<void> {
    const actor = await this.people.findPerson(transaction, operatorId);
    for (const act of acts) {
      const refusal = refusalOf(actor, subject, act);
      if (refusal) throw new AppError('forbidden', refusal);
    }
  }
}
