import { type Tag, tagLimits, type UsedTag } from '@jsk/contracts/tags';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { CustomersService } from '../customers';
import { SavedViewsService } from '../saved-views';
import { TagsRepository } from './tags.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** So many customers are concerned that what shows tags has to be read again. */
    'tags.changed': Record<string, never>;
  }
}

type TagFields = Pick<Tag, 'name' | 'color'>;

/** The tags themselves are the administrators' business, who carries which one that of every operator. */
@Injectable()
export class TagsService {
  constructor(
    private readonly tags: TagsRepository,
    private readonly customers: CustomersService,
    private readonly savedViews: SavedViewsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list(): Promise<UsedTag[]> {
    return this.tags.list(this.unitOfWork.sql);
  }

  /** @throws AppError `conflict` when there is one of this name, or as many as there may be. */
  create(actor: Actor, fields: TagFields): Promise<UsedTag> {
    return this.unitOfWork.run(async (transaction) => {
      await this.tags.lockAll(transaction);
      if ((await this.tags.count(transaction)) >= tagLimits.tags) {
        throw new AppError('conflict', `There are ${tagLimits.tags} tags already`);
      }
      await this.assertNameIsFree(transaction, fields.name, null);
      const tagId = await this.tags.insert(transaction, fields);
      await this.record(transaction, actor, 'tag.created', tagId, { ...fields });
      transaction.publish('tags.changed', {});
      return this.get(transaction, tagId);
    });
  }

  /** @throws AppError `not_found`, or `conflict` when another one has this name. */
  update(actor: Actor, tagId: string, fields: TagFields): Promise<UsedTag> {
    return this.unitOfWork.run(async (transaction) => {
      await this.tags.lockAll(transaction);
      const { name, color } = await this.get(transaction, tagId);
      await this.assertNameIsFree(transaction, fields.name, tagId);
      await this.tags.update(transaction, tagId, fields);
      await this.record(transaction, actor, 'tag.updated', tagId, {
        before: { name, color },
        after: { ...fields },
      });
      transaction.publish('tags.changed', {});
      return this.get(transaction, tagId);
    });
  }

  /** @returns how many customers carried it. @throws AppError `not_found`. */
  delete(actor: Actor, tagId: string): Promise<number> {
    return this.unitOfWork.run(async (transaction) => {
      await this.tags.lock(transaction, tagId);
      const { name, customerCount } = await this.get(transaction, tagId);
      await this.tags.delete(transaction, tagId);
      await this.savedViews.replaceTag(transaction, tagId, null);
      await this.record(transaction, actor, 'tag.deleted', tagId, { name, customerCount });
      transaction.publish('tags.changed', {});
      return customerCount;
    });
  }

  /** @throws AppError `not_found`, or `validation_error` when both are the same. */
  merge(actor: Actor, tagId: string, intoTagId: string): Promise<UsedTag> {
    if (tagId === intoTagId) throw invalidTarget('A tag cannot be merged into itself');
    return this.unitOfWork.run(async (transaction) => {
      await this.tags.lockAll(transaction);
      await this.tags.lock(transaction, tagId);
      const { name, customerCount } = await this.get(transaction, tagId);
      const into = await this.tags.find(transaction, intoTagId);
      if (!into) throw invalidTarget('There is no tag with this id');
      await this.tags.copyCustomers(transaction, tagId, intoTagId);
      await this.tags.delete(transaction, tagId);
      await this.savedViews.replaceTag(transaction, tagId, intoTagId);
      const detail = { name, into: { id: into.id, name: into.name }, customerCount };
      await this.record(transaction, actor, 'tag.merged', tagId, detail);
      transaction.publish('tags.changed', {});
      return this.get(transaction, intoTagId);
    });
  }

  /**
   * Puts a tag on a customer or takes it off; the same again changes nothing.
   * @returns all tags of the customer. @throws AppError `not_found`.
   */
  setOn(actor: Actor, change: { tagId: string; lineUserId: string; isOn: boolean }): Promise<Tag[]> {
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, change.lineUserId);
      return this.setOnLocked(transaction, actor, change);
    });
  }

  /** As `setOn`, in the transaction of a caller who has locked the customer. */
  async setOnLocked(
    transaction: Transaction,
    actor: Actor,
    { tagId, lineUserId, isOn }: { tagId: string; lineUserId: string; isOn: boolean },
  ): Promise<Tag[]> {
    const tag = await this.tags.keep(transaction, tagId);
    if (!tag) throw noSuchTag();
    const isChanged = isOn
      ? await this.tags.putOn(transaction, tagId, lineUserId)
      : await this.tags.takeOff(transaction, tagId, lineUserId);
    if (isChanged) {
      await this.audit.record(transaction, actor, {
        action: isOn ? 'customer.tagged' : 'customer.untagged',
        subjectType: 'customer',
        subjectId: lineUserId,
        detail: { tagId, name: tag.name },
      });
      transaction.publish('customer.changed', { lineUserId });
    }
    return this.tags.listOf(transaction, lineUserId);
  }

  /** @returns all tags of the customer. */
  listOf(sql: Sql, lineUserId: string): Promise<Tag[]> {
    return this.tags.listOf(sql, lineUserId);
  }

  /** For changes of many customers, which happen one after the other. @throws AppError `not_found`. */
  async keepForMany(transaction: Transaction, tagId: string): Promise<Tag> {
    const tag = await this.tags.keepForMany(transaction, tagId);
    if (!tag) throw noSuchTag();
    return tag;
  }

  private async get(transaction: Transaction, tagId: string): Promise<UsedTag> {
    const tag = await this.tags.find(transaction, tagId);
    if (!tag) throw noSuchTag();
    return tag;
  }

  private async assertNameIsFree(
    transaction: Transaction,
    name: string,
    exceptId: string | null,
  ): Promise<void> {
    if (!(await this.tags.isNameTaken(transaction, name, exceptId))) return;
    const message = `There is a tag named ${name} already`;
    throw new AppError('conflict', message, { errors: [{ path: 'name', message }] });
  }

  private record(
    transaction: Transaction,
    actor: Actor,
    action: string,
    tagId: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, { action, subjectType: 'tag', subjectId: tagId, detail });
  }
}

function noSuchTag(): AppError {
  return new AppError('not_found', 'There is no tag with this id');
}

function invalidTarget(message: string): AppError {
  return new AppError('validation_error', message, { errors: [{ path: 'intoTagId', message }] });
}
