import type { OperatorProfile, updateOperatorRouting } from '@jsk/contracts/skills';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { OperatorProfilesRepository } from './operator-profiles.repository';
import { SkillsRepository } from './skills.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** What somebody can do, or how much of it at a time, has changed. */
    'operator.routing_changed': { operatorId: string; skillIds: readonly string[] };
  }
}

/** Everybody who works in the console: what they can do, and how much of it at a time. */
@Injectable()
export class OperatorProfilesService {
  constructor(
    private readonly profiles: OperatorProfilesRepository,
    private readonly skills: SkillsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list(): Promise<OperatorProfile[]> {
    return this.profiles.list(this.unitOfWork.sql);
  }

  /** @throws AppError `not_found`, or `validation_error` for a skill that does not exist. */
  update(
    actor: Actor,
    { operatorId, capacity, skillIds }: Parsed<typeof updateOperatorRouting>,
  ): Promise<OperatorProfile> {
    return this.unitOfWork.run(async (transaction) => {
      const before = await this.profiles.findForUpdate(transaction, operatorId);
      if (!before) throw new AppError('not_found', 'There is nobody with this id');
      if (capacity !== undefined) await this.profiles.setCapacity(transaction, operatorId, capacity);
      if (skillIds) await this.setSkills(transaction, operatorId, skillIds);
      const after = await this.profiles.findForUpdate(transaction, operatorId);
      if (!after) throw new Error('An operator who is locked is gone');
      await this.audit.record(transaction, actor, {
        action: 'operator.routing_changed',
        subjectType: 'operator',
        subjectId: operatorId,
        detail: { before: routingOf(before), after: routingOf(after) },
      });
      transaction.publish('operator.routing_changed', { operatorId, skillIds: after.skillIds });
      return after;
    });
  }

  private async setSkills(
    transaction: Transaction,
    operatorId: string,
    skillIds: readonly string[],
  ): Promise<void> {
    const existing = new Set(await this.skills.keepExisting(transaction, skillIds));
    const unknown = skillIds.find((id) => !existing.has(id));
    if (unknown !== undefined) {
      const message = 'There is no such skill';
      throw new AppError('validation_error', message, { errors: [{ path: 'skillIds', message }] });
    }
    await this.profiles.replaceSkills(transaction, operatorId, skillIds);
  }
}

function routingOf({ capacity, skillIds }: OperatorProfile) {
  return { capacity, skillIds };
}
