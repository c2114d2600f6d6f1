import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { BotKnowledgeService } from './bot-knowledge.service';
import { MentionsService } from './mentions.service';
import { notFound, refuseIfWrong, taken } from './refusals';
import { problemsOfContent, urlOfReplyImage } from './reply-content.policy';
import { ReplyImagesService } from './reply-images.service';
import {
  imageIdOf,
  type ReplyObjectInput,
  type ReplyObjectRow,
  ReplyObjectsRepository,
} from './reply-objects.repository';

/** What administrators do with saved replies. */
@Injectable()
export class ReplyObjectsService {
  /** Pictures of a development machine lie on this machine, without TLS. */
  private readonly allowLoopbackHttp: boolean;

  constructor(
    private readonly replyObjects: ReplyObjectsRepository,
    private readonly images: ReplyImagesService,
    private readonly mentions: MentionsService,
    private readonly knowledge: BotKnowledgeService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.allowLoopbackHttp = config.environment !== 'production';
  }

  async list(): Promise<ReplyObject[]> {
    const { sql } = this.unitOfWork;
    const users = await this.mentions.listUsers(sql);
    return (await this.replyObjects.list(sql)).map((row) => present(row, users.get(row.code)));
  }

  /** @throws AppError `conflict` when the code is taken, `validation_error` with what LINE would refuse. */
  async create(actor: Actor, object: ReplyObjectInput): Promise<ReplyObject> {
    return this.knowledge.change(async (transaction) => {
      await this.check(transaction, object, null);
      const id = await this.replyObjects.insert(transaction, object);
      await this.images.settle(transaction, [imageIdOf(object.content)]);
      await this.record(transaction, actor, 'reply_object.created', id, { after: object });
      return this.presented(transaction, id);
    });
  }

  /** Answers that mention its old code are changed with it. @throws AppError `not_found`, and as for a new one. */
  async update(actor: Actor, id: string, object: ReplyObjectInput): Promise<ReplyObject> {
    return this.knowledge.change(async (transaction) => {
      const before = await this.get(transaction, id);
      await this.check(transaction, object, id);
      if (before.code !== object.code) await this.rename(transaction, before.code, object.code);
      await this.replyObjects.update(transaction, id, object, this.clock.now());
      await this.images.settle(transaction, [imageIdOf(before.content), imageIdOf(object.content)]);
      const detail = { before: contentOf(before), after: object };
      await this.record(transaction, actor, 'reply_object.updated', id, detail);
      return this.presented(transaction, id);
    });
  }

  /** @throws AppError `not_found`, `conflict` while an answer mentions it. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.knowledge.change(async (transaction) => {
      const before = await this.get(transaction, id);
      const users = (await this.mentions.listUsers(transaction)).get(before.code) ?? [];
      const texts = await this.mentions.listCustomerTexts(transaction, before.code);
      refuseWhileMentioned(before.code, [...users, ...texts]);
      await this.replyObjects.delete(transaction, id);
      await this.images.settle(transaction, [imageIdOf(before.content)]);
      await this.record(transaction, actor, 'reply_object.deleted', id, { before: contentOf(before) });
    });
  }

  /** The customer texts are settings, which are changed on their own page. */
  private async rename(sql: Sql, from: string, to: string): Promise<void> {
    refuseWhileMentioned(from, await this.mentions.listCustomerTexts(sql, from));
    await this.mentions.rename(sql, from, to);
  }

  private async check(sql: Sql, { code, content }: ReplyObjectInput, ownId: string | null): Promise<void> {
    const imageId = imageIdOf(content);
    const image = imageId ? await this.images.findUsable(sql, imageId) : null;
    refuseIfWrong(
      imageId && !image
        ? [{ path: 'content.imageId', message: 'there is no such picture' }]
        : problemsOfContent(content, image, { allowLoopbackHttp: this.allowLoopbackHttp }),
    );
    const others = await this.replyObjects.list(sql);
    if (others.some((other) => other.code === code && other.id !== ownId)) {
      throw taken('code', `$${code} is there already`);
    }
  }

  private async get(sql: Sql, id: string): Promise<ReplyObjectRow> {
    const object = await this.replyObjects.find(sql, id);
    if (!object) throw notFound('saved reply');
    return object;
  }

  private async presented(sql: Sql, id: string): Promise<ReplyObject> {
    const row = await this.get(sql, id);
    return present(row, (await this.mentions.listUsers(sql)).get(row.code));
  }

  private record(sql: Sql, actor: Actor, action: string, id: string, detail: Record<string, unknown>) {
    return this.audit.record(sql, actor, { action, subjectType: 'reply_object', subjectId: id, detail });
  }
}

function present(row: ReplyObjectRow, usedBy: readonly string[] = []): ReplyObject {
  const { image, updatedAt, ...object } = row;
  return {
    ...object,
    image: image && { ...image, url: urlOfReplyImage(image.id) },
    usedBy: [...usedBy],
    updatedAt: updatedAt.toISOString(),
  };
}

function contentOf({ code, name, content }: ReplyObjectRow): ReplyObjectInput {
  return { code, name, content };
}

function refuseWhileMentioned(code: string, where: readonly string[]): void {
  if (where.length > 0) throw new AppError('conflict', `$${code} is mentioned in: ${where.join(', ')}`);
}
