import type { CustomerFilter, tagCustomers } from '@jsk/contracts/customers';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { TagsService } from '../tags';
import { VisibilityService } from '../visibility';
import { CustomerDirectoryRepository, type TaggedCustomers } from './customer-directory.repository';

/** Up to here every conversation is told by itself; above it the consoles read anew what they show. */
const toldOneByOne = 50;

/** One tag, many customers: those who were chosen, or all who match a filter. */
@Injectable()
export class BulkTaggingService {
  constructor(
    private readonly directory: CustomerDirectoryRepository,
    private readonly tags: TagsService,
    private readonly visibility: VisibilityService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Whom the operator may not see is left out without a word.
   * @returns for how many something has changed. @throws AppError `not_found` when there is no such tag.
   */
  tag(actor: Actor, { tagId, action, lineUserIds, filter }: Parsed<typeof tagCustomers>): Promise<number> {
    return this.unitOfWork.run(async (transaction) => {
      const { name } = await this.tags.keepForMany(transaction, tagId);
      const changed = await this.directory.tag(
        transaction,
        {
          operatorId: actor.operatorId,
          isVisible: await this.visibility.conditionFor(actor, transaction),
          now: this.clock.now(),
          ...(filter && { filter }),
          ...(lineUserIds && { lineUserIds }),
        },
        { tagId, isOn: action === 'add', few: toldOneByOne },
      );
      const { changedCount } = changed;
      await this.audit.record(transaction, actor, {
        action: action === 'add' ? 'tag.put_on_many' : 'tag.taken_off_many',
        subjectType: 'tag',
        subjectId: tagId,
        detail: { name, changedCount, ...(filter ? { filter: withoutWords(filter) } : { lineUserIds }) },
      });
      tell(transaction, changed);
      return changedCount;
    });
  }
}

/** Somebody's name may have been looked for, and must not stay in the log when they are erased. */
function withoutWords({ q, ...filter }: CustomerFilter) {
  return { ...filter, ...(q && { isSearch: true }) };
}

function tell(transaction: Transaction, { changedCount, lineUserIds }: TaggedCustomers): void {
  if (changedCount > toldOneByOne) transaction.publish('tags.changed', {});
  else for (const lineUserId of lineUserIds) transaction.publish('customer.changed', { lineUserId });
}
