import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';
import {
  type Audience,
  audienceOf,
  conditionOf,
  everythingIsVisible,
  seesEverything,
  type VisibilityCondition,
  type VisibilityRules,
} from './visibility.policy';
import { VisibilityRepository } from './visibility.repository';

/** Who sees which conversation. While everybody sees all of them, asking costs no statement. */
@Injectable()
export class VisibilityService {
  constructor(
    private readonly visibility: VisibilityRepository,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For lists: which conversations the actor may see. */
  async conditionFor(
    actor: Pick<Actor, 'role'>,
    sql: Sql = this.unitOfWork.sql,
  ): Promise<VisibilityCondition> {
    const rules = await this.settings.routing(sql);
    return seesEverything(actor, rules) ? everythingIsVisible : conditionOf(rules);
  }

  /** @throws AppError `not_found` as if there were no such customer. */
  async assertSees(
    actor: Pick<Actor, 'operatorId' | 'role'>,
    lineUserId: string,
    sql: Sql = this.unitOfWork.sql,
  ): Promise<void> {
    const condition = await this.conditionFor(actor, sql);
    if (condition === everythingIsVisible) return;
    if (await this.visibility.sees(sql, actor.operatorId, lineUserId, condition)) return;
    throw new AppError('not_found', 'There is no customer with this id');
  }

  /** For news: who besides administrators may see the conversation as it is now. */
  async audienceOf(lineUserId: string): Promise<Audience> {
    const { sql } = this.unitOfWork;
    const rules = await this.settings.routing(sql);
    if (rules.visibility === 'all') return { kind: 'everybody' };
    return audienceOf(await this.visibility.findNewestSession(sql, lineUserId), rules);
  }

  async isRestricted(): Promise<boolean> {
    return (await this.settings.routing(this.unitOfWork.sql)).visibility !== 'all';
  }

  /** @returns the skills by which news are for the operator; none while skills do not matter. */
  async listAudienceSkills({ operatorId }: Pick<Actor, 'operatorId'>): Promise<string[]> {
    const { sql } = this.unitOfWork;
    const { visibility } = await this.settings.routing(sql);
    return visibility === 'skill' ? this.visibility.listSkillIds(sql, operatorId) : [];
  }

  /** What a change of it means for who sees what. */
  async rules(): Promise<VisibilityRules> {
    const { visibility, assignment } = await this.settings.routing(this.unitOfWork.sql);
    return { visibility, assignment };
  }

  /** Whether the actor may see the conversation of a message that exists. */
  async seesMessage(actor: Pick<Actor, 'operatorId' | 'role'>, messageId: string): Promise<boolean> {
    const { sql } = this.unitOfWork;
    const condition = await this.conditionFor(actor, sql);
    if (condition === everythingIsVisible) return true;
    return this.visibility.seesMessage(sql, actor.operatorId, messageId, condition);
  }
}
