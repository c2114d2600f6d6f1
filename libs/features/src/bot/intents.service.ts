import type { Intent } from '@jsk/contracts/bot-rules';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { BotKnowledgeService } from './bot-knowledge.service';
import { problemsOfIntent } from './intent.policy';
import { type IntentInput, type IntentRow, IntentsRepository } from './intents.repository';
import { notFound, refuseIfWrong, taken } from './refusals';
import { ReplyObjectsRepository } from './reply-objects.repository';

/** What administrators do with intents. */
@Injectable()
export class IntentsService {
  constructor(
    private readonly intents: IntentsRepository,
    private readonly replyObjects: ReplyObjectsRepository,
    private readonly knowledge: BotKnowledgeService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Intent[]> {
    return (await this.intents.list(this.unitOfWork.sql)).map(present);
  }

  /** @throws AppError `conflict` when the name is taken, `validation_error`. */
  async create(actor: Actor, input: IntentInput): Promise<Intent> {
    return this.knowledge.change(async (transaction) => {
      const intent = await this.checked(transaction, input, null);
      const id = await this.intents.insert(transaction, intent);
      await this.record(transaction, actor, 'intent.created', id, { after: intent });
      return present(await this.get(transaction, id));
    });
  }

  /** @throws AppError `not_found`, and as for a new one. */
  async update(actor: Actor, id: string, input: IntentInput): Promise<Intent> {
    return this.knowledge.change(async (transaction) => {
      const before = await this.get(transaction, id);
      const intent = await this.checked(transaction, input, id);
      await this.intents.update(transaction, id, intent, this.clock.now());
      await this.record(transaction, actor, 'intent.updated', id, {
        before: contentOf(before),
        after: intent,
      });
      return present(await this.get(transaction, id));
    });
  }

  /** @throws AppError `not_found`. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.knowledge.change(async (transaction) => {
      const before = await this.get(transaction, id);
      await this.intents.delete(transaction, id);
      await this.record(transaction, actor, 'intent.deleted', id, { before: contentOf(before) });
    });
  }

  private async checked(sql: Sql, input: IntentInput, ownId: string | null): Promise<IntentInput> {
    const intent = { ...input, skillId: input.handsOff ? input.skillId : null };
    const codes = new Set((await this.replyObjects.list(sql)).map(({ code }) => code));
    const problems = problemsOfIntent(intent, codes);
    if (intent.skillId && (await this.intents.findSkillName(sql, intent.skillId)) === null) {
      problems.push({ path: 'skillId', message: 'there is no such skill' });
    }
    refuseIfWrong(problems);
    if (await this.intents.isNameTaken(sql, intent.name, ownId)) {
      throw taken('name', 'There is an intent with this name already');
    }
    return intent;
  }

  private async get(sql: Sql, id: string): Promise<IntentRow> {
    const intent = await this.intents.find(sql, id);
    if (!intent) throw notFound('intent');
    return intent;
  }

  private record(sql: Sql, actor: Actor, action: string, id: string, detail: Record<string, unknown>) {
    return this.audit.record(sql, actor, { action, subjectType: 'intent', subjectId: id, detail });
  }
}

function present(row: IntentRow): Intent {
  return { ...row, updatedAt: row.updatedAt.toISOString() };
}

function contentOf(row: IntentRow): IntentInput {
  const { name, category, isActive, priority, keywords, responseMode, responses, handsOff, skillId } = row;
  return { name, category, isActive, priority, keywords, responseMode, responses, handsOff, skillId };
}
