import type { ConversationPatch } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { presentConversation } from './conversation.presenter';
import { ConversationsRepository } from './conversations.repository';

/** No operator has this id: what is read for everybody has nobody's unread count. */
const nobody = '0';

/**
 * Tells the consoles what was committed: the thread to those who watch the conversation, the list row to everybody.
 */
@Injectable()
export class LiveChatListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
    private readonly conversations: ConversationsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.on('message.appended', ({ message, customerMessageCount }) =>
      this.appended(message, customerMessageCount),
    );
    events.on('message.changed', ({ message }) => this.changed(message));
    events.on('session.created', ({ session }) => this.sessionNews('session_created', session));
    events.on('session.claimed', ({ session }) => this.sessionNews('session_claimed', session));
    events.on('session.answered', ({ session }) => {
      const { lineUserId } = session;
      this.broadcaster.send(rooms.operators, 'conversation_update', { lineUserId, session });
    });
    events.on('session.closed', ({ session }) => this.sessionNews('session_closed', session));
    events.on('session.transferred', ({ session, from, by, reason }) => {
      this.broadcaster.send(rooms.operators, 'session_transferred', { session, fromOperator: from, reason });
      if (session.operator && session.operator.id !== by.id) {
        this.broadcaster.send(rooms.operator(session.operator.id), 'session_assigned', { session, reason });
      }
      return this.patch(session);
    });
    events.on('customer.changed', ({ lineUserId }) => this.refresh(lineUserId));
    events.on('conversation.free_reply_changed', ({ lineUserId, freeReplyUntil }) => {
      const patch = { lineUserId, freeReplyUntil: freeReplyUntil?.toISOString() ?? null };
      this.broadcaster.send(rooms.conversation(lineUserId), 'conversation_update', patch);
    });
    events.on('conversation.read', ({ operatorId, lineUserId, unreadCount }) => {
      this.broadcaster.send(rooms.operator(operatorId), 'conversation_update', { lineUserId, unreadCount });
    });
  }

  private appended(message: Message, customerMessageCount: number): void {
    const { lineUserId, sender } = message;
    this.broadcaster.send(rooms.conversation(lineUserId), 'new_message', message);
    if (sender.kind === 'OPERATOR' && sender.id) {
      this.broadcaster.send(rooms.operator(sender.id), 'message_sent', message);
    }
    this.broadcaster.send(rooms.operators, 'conversation_update', {
      lineUserId,
      lastMessage: message,
      customerMessageCount,
    });
  }

  /** What went wrong concerns everybody's list; that all went well only those who look at the thread. */
  private changed(message: Message): void {
    const { lineUserId, sender, state } = message;
    const author = sender.kind === 'OPERATOR' && sender.id ? [rooms.operator(sender.id)] : [];
    const audience = state === 'accepted' || state === 'queued' ? author : [rooms.operators];
    this.broadcaster.send([rooms.conversation(lineUserId), ...audience], 'message_updated', message);
  }

  private async sessionNews(
    event: 'session_created' | 'session_claimed' | 'session_closed',
    session: Session,
  ): Promise<void> {
    this.broadcaster.send(rooms.operators, event, { session });
    await this.patch(session);
  }

  private async patch(session: Session): Promise<void> {
    const patch: ConversationPatch = {
      lineUserId: session.lineUserId,
      session,
      chatMode: session.closedAt ? 'BOT' : 'HUMAN',
      waitingSince: session.status === 'WAITING' ? session.createdAt : null,
    };
    this.broadcaster.send(rooms.operators, 'conversation_update', patch);
    const waiting = await this.conversations.countWaiting(this.unitOfWork.sql);
    this.broadcaster.send(rooms.operators, 'queue_update', waiting);
  }

  private async refresh(lineUserId: string): Promise<void> {
    const row = await this.conversations.find(this.unitOfWork.sql, nobody, lineUserId);
    if (!row) return;
    const { unreadCount: _, ...patch } = presentConversation(row);
    this.broadcaster.send(rooms.operators, 'conversation_update', patch);
  }
}
