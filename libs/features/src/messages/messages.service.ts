import type { Message, MessagePage, SystemEvent } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable } from '@nestjs/common';
import { presentMessage } from './message.presenter';
import { countersOf, type InsertedMessage, MessagesRepository } from './messages.repository';
import { blankMessage, type NewMessage } from './new-message';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** A message was stored; `customerMessageCount` and `unansweredSince` are the conversation's new ones. */
    'message.appended': { message: Message; customerMessageCount: number; unansweredSince: string | null };
    'message.changed': { message: Message };
    'conversation.read': { operatorId: string; lineUserId: string; unreadCount: number };
  }
}

/** The thread of a conversation. Whoever writes into it holds the customer's lock in their transaction. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns the stored message, or null when this LINE message or client id is stored already. */
  async append(transaction: Transaction, message: NewMessage): Promise<InsertedMessage | null> {
    const row = await this.messages.insertOnce(transaction, message);
    if (!row) return null;
    transaction.publish('message.appended', { message: presentMessage(row), ...countersOf(row) });
    return row;
  }

  /** A line of the thread that only operators see: who claimed, what was tapped, that the customer left. */
  async appendSystemLine(
    transaction: Transaction,
    line: {
      lineUserId: string;
      session: Pick<Session, 'id'> | null;
      event: SystemEvent;
      operatorName?: string;
      toOperatorName?: string;
      detail?: string | null;
      at?: Date;
    },
  ): Promise<void> {
    await this.append(transaction, {
      ...blankMessage,
      lineUserId: line.lineUserId,
      sessionId: line.session?.id ?? null,
      direction: 'INCOMING',
      senderKind: 'SYSTEM',
      type: 'system',
      text: null,
      payload: {
        kind: 'system',
        event: line.event,
        operatorName: line.operatorName ?? null,
        toOperatorName: line.toOperatorName ?? null,
        detail: line.detail ?? null,
      },
      state: 'received',
      createdAt: line.at ?? this.clock.now(),
    });
  }

  async listPage(
    lineUserId: string,
    page: { beforeId?: string; afterId?: string; aroundId?: string; limit: number },
  ): Promise<MessagePage> {
    const { sql } = this.unitOfWork;
    const { limit } = page;
    if (page.afterId !== undefined) {
      const rows = await this.messages.listStoredAfter(sql, lineUserId, page.afterId, limit + 1);
      return { messages: rows.slice(0, limit).map(presentMessage), hasMore: rows.length > limit };
    }
    if (page.aroundId !== undefined) return this.listAround(lineUserId, page.aroundId, limit);
    const rows = await this.messages.listBefore(sql, lineUserId, page.beforeId ?? null, limit + 1);
    return { messages: rows.slice(0, limit).reverse().map(presentMessage), hasMore: rows.length > limit };
  }

  async markRead(
    operatorId: string,
    lineUserId: string,
    messageId: string,
  ): Promise<{ unreadCount: number }> {
    return this.unitOfWork.run(async (transaction) => {
      const read = await this.messages.markRead(transaction, operatorId, lineUserId, messageId);
      if (!read) throw new AppError('not_found', 'There is no such message in this conversation');
      transaction.publish('conversation.read', { operatorId, lineUserId, ...read });
      return read;
    });
  }

  /** @throws AppError `not_found`. */
  async markAllRead(operatorId: string, lineUserId: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      if (!(await this.messages.markAllRead(transaction, operatorId, lineUserId)))
        throw new AppError('not_found', 'There is no customer with this id');
      transaction.publish('conversation.read', { operatorId, lineUserId, unreadCount: 0 });
    });
  }

  /**
   * The customer's last message counts as unread again, on every device of this operator.
   * @throws AppError `not_found` when nobody with this id ever wrote or followed.
   */
  async markUnread(
    transaction: Transaction,
    operatorId: string,
    lineUserId: string,
  ): Promise<{ unreadCount: number }> {
    const unread = await this.messages.markUnread(transaction, operatorId, lineUserId);
    if (!unread) throw new AppError('not_found', 'There is no customer with this id');
    transaction.publish('conversation.read', { operatorId, lineUserId, ...unread });
    return unread;
  }

  private async listAround(lineUserId: string, aroundId: string, limit: number): Promise<MessagePage> {
    const { sql } = this.unitOfWork;
    const before = await this.messages.listBefore(sql, lineUserId, aroundId, Math.floor(limit / 2) + 1);
    const from = await this.messages.listFrom(sql, lineUserId, aroundId, Math.ceil(limit / 2));
    const hasMore = before.length > Math.floor(limit / 2);
    const older = before.slice(0, Math.floor(limit / 2)).reverse();
    return { messages: [...older, ...from].map(presentMessage), hasMore };
  }
}
