import type { AutoReply } from '@jsk/contracts/bot-rules';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { type AutoReplyInput, AutoRepliesRepository } from './auto-replies.repository';
import { BotKnowledgeService } from './bot-knowledge.service';
import { isSameKeyword, problemsOfAnswer, problemsOfKeyword } from './intent.policy';
import { notFound, refuseIfWrong, taken } from './refusals';
import { ReplyObjectsRepository } from './reply-objects.repository';

/** What administrators do with auto-replies. */
@Injectable()
export class AutoRepliesService {
  constructor(
    private readonly autoReplies: AutoRepliesRepository,
    private readonly replyObjects: ReplyObjectsRepository,
    private readonly knowledge: BotKnowledgeService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list(): Promise<AutoReply[]> {
    return this.autoReplies.list(this.unitOfWork.sql);
  }

  /** @throws AppError `conflict` when the keyword has a rule of this kind, `validation_error`. */
  async create(actor: Actor, rule: AutoReplyInput): Promise<AutoReply> {
    return this.knowledge.change(async (transaction) => {
      await this.check(transaction, rule, await this.autoReplies.list(transaction));
      const id = await this.autoReplies.insert(transaction, rule);
      await this.record(transaction, actor, 'auto_reply.created', id, { after: rule });
      return { id, ...rule };
    });
  }

  /** @throws AppError `not_found`, and as for a new one. */
  async update(actor: Actor, id: string, rule: AutoReplyInput): Promise<AutoReply> {
    return this.knowledge.change(async (transaction) => {
      const { before, others } = await this.find(transaction, id);
      await this.check(transaction, rule, others);
      await this.autoReplies.update(transaction, id, rule);
      await this.record(transaction, actor, 'auto_reply.updated', id, { before, after: rule });
      return { id, ...rule };
    });
  }

  /** @throws AppError `not_found`. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.knowledge.change(async (transaction) => {
      const { before } = await this.find(transaction, id);
      await this.autoReplies.delete(transaction, id);
      await this.record(transaction, actor, 'auto_reply.deleted', id, { before });
    });
  }

  private async check(sql: Sql, rule: AutoReplyInput, others: readonly AutoReply[]): Promise<void> {
    const codes = new Set((await this.replyObjects.list(sql)).map(({ code }) => code));
    refuseIfWrong([...problemsOfKeyword(rule, 'keyword'), ...problemsOfAnswer(rule.text, 'text', codes)]);
    const same = others.find((other) => isSameKeyword(other, rule));
    if (same) throw taken('keyword', `«${same.keyword}» has a rule of this kind already`);
  }

  private async find(sql: Sql, id: string): Promise<{ before: AutoReplyInput; others: AutoReply[] }> {
    const all = await this.autoReplies.list(sql);
    const found = all.find((rule) => rule.id === id);
    if (!found) throw notFound('auto-reply');
    const { keyword, matchKind, text, isActive, priority } = found;
    const before = { keyword, matchKind, text, isActive, priority };
    return { before, others: all.filter((rule) => rule !== found) };
  }

  private record(sql: Sql, actor: Actor, action: string, id: string, detail: Record<string, unknown>) {
    return this.audit.record(sql, actor, { action, subjectType: 'auto_reply', subjectId: id, detail });
  }
}
