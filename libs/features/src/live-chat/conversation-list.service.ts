import {
  type Conversation,
  type ConversationCounts,
  type listConversations,
  maxPinnedConversations,
} from '@jsk/contracts/conversations';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { BusinessHoursService } from '../business-hours';
import { VisibilityService } from '../visibility';
import { ConversationPinsRepository } from './conversation-pins.repository';
import { presentConversation } from './conversation.presenter';
import { ConversationsRepository, type ListedRow, type ListPlace } from './conversations.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'conversation.pinned': { operatorId: string; lineUserId: string; isPinned: boolean };
  }
}

/** The run of the list and the conversation in it. */
const placeSchema = z.string().regex(/^\d:U[0-9a-f]{32}$/);

/** The list of conversations as one operator sees it, with what they keep at its top. */
@Injectable()
export class ConversationListService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly pins: ConversationPinsRepository,
    private readonly hours: BusinessHoursService,
    private readonly visibility: VisibilityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    input: Parsed<typeof listConversations>,
  ): Promise<{ items: Conversation[]; nextCursor: string | null; counts: ConversationCounts }> {
    const { sql } = this.unitOfWork;
    const isVisible = await this.visibility.conditionFor(actor, sql);
    const [rows, counts] = await Promise.all([
      this.conversations.list(sql, {
        status: input.status,
        operatorId: actor.operatorId,
        isVisible,
        search: input.q,
        tagIds: input.tag,
        unreadOnly: input.unread,
        sort: input.sort,
        after: placeOf(input.cursor),
        limit: input.limit,
      }),
      this.conversations.count(sql, actor.operatorId, isVisible),
    ]);
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    const { opensAt } = await this.hours.status(sql);
    return {
      items: page.map((row) => presentConversation(row, opensAt)),
      nextCursor: last ? cursorOf(last) : null,
      counts,
    };
  }

  /** @throws AppError `not_found`, or `conflict` when there are as many as there may be. */
  async pin({ operatorId }: Actor, lineUserId: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.pins.lock(transaction, operatorId);
      const others = await this.pins.countOthers(transaction, operatorId, lineUserId);
      if (others >= maxPinnedConversations) {
        throw new AppError('conflict', `No more than ${maxPinnedConversations} conversations can be pinned`);
      }
      if (!(await this.pins.pin(transaction, operatorId, lineUserId, this.clock.now()))) {
        throw new AppError('not_found', 'There is no customer with this id');
      }
      transaction.publish('conversation.pinned', { operatorId, lineUserId, isPinned: true });
    });
  }

  async unpin({ operatorId }: Actor, lineUserId: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.pins.unpin(transaction, operatorId, lineUserId);
      transaction.publish('conversation.pinned', { operatorId, lineUserId, isPinned: false });
    });
  }
}

function cursorOf({ run, key, lineUserId }: ListedRow): string {
  return encodeCursor(key, `${run}:${lineUserId}`);
}

/** @throws AppError `validation_error` when the cursor is not one of ours. */
function placeOf(cursor: string | undefined): ListPlace | null {
  const decoded = decodeCursor(cursor, placeSchema);
  return decoded && { run: Number(decoded.id[0]), key: decoded.key, id: decoded.id.slice(2) };
}
