import type { Skill } from '@jsk/contracts/skills';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { SkillsRepository } from './skills.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'skill.deleted': { skillId: string };
  }
}

/** The name under which changes are told to whoever keeps ids or names of skills in memory. */
export const skillChanges = 'skills';

/** What some operators can do and some customers need. */
@Injectable()
export class SkillsService {
  constructor(
    private readonly skills: SkillsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly invalidation: CacheInvalidation,
    private readonly clock: Clock,
  ) {}

  list(): Promise<Skill[]> {
    return this.skills.list(this.unitOfWork.sql);
  }

  /** They exist until the transaction ends. @throws AppError `validation_error` at `skillIds` for one that does not. */
  async assertExist(transaction: Transaction, skillIds: readonly string[]): Promise<void> {
    const existing = new Set(await this.skills.keepExisting(transaction, skillIds));
    if (skillIds.every((id) => existing.has(id))) return;
    const message = 'There is no such skill';
    throw new AppError('validation_error', message, { errors: [{ path: 'skillIds', message }] });
  }

  /** @throws AppError `conflict` when there is one of this name. */
  create(actor: Actor, name: string): Promise<Skill> {
    return this.change(actor, 'skill.created', async (transaction) => {
      const id = await this.skills.insertOnce(transaction, name, this.clock.now());
      if (!id) throw nameTaken(name);
      return { skill: await this.get(transaction, id), detail: { name } };
    });
  }

  /** @throws AppError `not_found`, or `conflict` when another one has this name. */
  rename(actor: Actor, id: string, name: string): Promise<Skill> {
    return this.change(actor, 'skill.renamed', async (transaction) => {
      await this.skills.lockNames(transaction);
      const before = await this.get(transaction, id);
      if (await this.skills.isNameTaken(transaction, name, id)) throw nameTaken(name);
      await this.skills.rename(transaction, id, name);
      const detail = { before: { name: before.name }, after: { name } };
      return { skill: { ...before, name }, detail };
    });
  }

  /**
   * Who waits for it then waits for anybody; keywords and intents go on without it. The audit log says how many.
   * @throws AppError `not_found`.
   */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.change(actor, 'skill.deleted', async (transaction) => {
      const skill = await this.get(transaction, id);
      const use = await this.skills.countUse(transaction, id);
      await this.skills.delete(transaction, id);
      transaction.publish('skill.deleted', { skillId: id });
      return { skill, detail: { name: skill.name, use } };
    });
  }

  private async get(transaction: Transaction, id: string): Promise<Skill> {
    const skill = await this.skills.find(transaction, id);
    if (!skill) throw new AppError('not_found', 'There is no skill with this id');
    return skill;
  }

  private change(
    actor: Actor,
    action: string,
    act: (transaction: Transaction) => Promise<{ skill: Skill; detail: Record<string, unknown> }>,
  ): Promise<Skill> {
    return this.unitOfWork.run(async (transaction) => {
      const { skill, detail } = await act(transaction);
      const subject = { subjectType: 'skill', subjectId: skill.id };
      await this.audit.record(transaction, actor, { action, ...subject, detail });
      await this.invalidation.announce(transaction, skillChanges);
      return skill;
    });
  }
}

function nameTaken(name: string): AppError {
  const message = `There is a skill named ${name} already`;
  return new AppError('conflict', message, { errors: [{ path: 'name', message }] });
}
