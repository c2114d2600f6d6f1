import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { OfflineTicketsService } from '../offline-tickets';
import { SessionsService } from '../sessions';
import { type ScheduledMessageRow, ScheduledMessagesRepository } from './scheduled-messages.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** What is to be sent later in a conversation is something else now. */
    'scheduled_messages.changed': { lineUserId: string };
  }
}

/** Makes a message of what was to be sent later. The caller's transaction holds the customer's lock. */
@Injectable()
export class ScheduledSendingService {
  constructor(
    private readonly scheduled: ScheduledMessagesRepository,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly tickets: OfflineTicketsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * The row goes and the message comes in one transaction, so that it is sent once whoever dies in between.
   * @param session the one it is written in; null: one begins with it
   */
  async send(
    transaction: Transaction,
    actor: Actor,
    scheduled: ScheduledMessageRow,
    session: Session | null,
  ): Promise<Message> {
    const { id, lineUserId, text } = scheduled;
    const writtenIn = session ?? (await this.start(transaction, actor, lineUserId));
    await this.sessions.recordOperatorResponse(transaction, writtenIn, actor.operatorId);
    const content = { type: 'text', text, payload: null } as const;
    const author = { kind: 'OPERATOR', actor } as const;
    const message = await this.outgoing.queue(transaction, author, {
      lineUserId,
      session: writtenIn,
      content,
    });
    await this.scheduled.delete(transaction, id);
    await this.audit.record(transaction, actor, {
      action: 'message.sent',
      subjectType: 'message',
      subjectId: message.id,
      detail: { lineUserId, scheduledMessageId: id },
    });
    this.tellChange(transaction, lineUserId);
    return message;
  }

  /** To the consoles: what the composer lists, and the row of the conversation. */
  tellChange(transaction: Transaction, lineUserId: string): void {
    transaction.publish('scheduled_messages.changed', { lineUserId });
    transaction.publish('customer.changed', { lineUserId });
  }

  private async start(transaction: Transaction, actor: Actor, lineUserId: string): Promise<Session> {
    const session = await this.sessions.startFor(transaction, actor, lineUserId);
    const line = { lineUserId, session, event: 'session_started' as const, operatorName: actor.name };
    await this.messages.appendSystemLine(transaction, line);
    await this.tickets.take(transaction, lineUserId, session.id);
    return session;
  }
}
