import type { ConversationPatch } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import type { OperatorReference, Session } from '@jsk/contracts/sessions';
import { rooms } from '@jsk/contracts/socket-events';
import { type DomainEventMap, DomainEvents } from '@jsk/platform/events/domain-events';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { countsAsLastMessage } from '../messages';
import { VisibilityService } from '../visibility';
import { ConversationAudienceService } from './conversation-audience.service';
import { presentConversation } from './conversation.presenter';
import { ConversationsRepository } from './conversations.repository';

/** No operator has this id: what is read for everybody has nobody's unread count. */
const nobody = '0';

/**
 * Tells the consoles what was committed: the thread to those who watch the conversation, the list row to everybody who may
 * see it.
 */
@Injectable()
export class LiveChatListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
    private readonly audience: ConversationAudienceService,
    private readonly visibility: VisibilityService,
    private readonly conversations: ConversationsRepository,
    private readonly hours: BusinessHoursService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.on('message.appended', (news) => this.appended(news));
    events.on('message.changed', ({ message }) => this.changed(message));
    events.on('session.created', ({ session }) => this.sessionNews('session_created', session));
    events.on('session.claimed', ({ session }) => this.sessionNews('session_claimed', session));
    events.on('session.assigned', async ({ session, by }) => {
      this.tellAssigned(session, by?.id ?? null, null);
      await this.sessionNews('session_claimed', session);
    });
    for (const name of [
      'session.answered',
      'session.warned',
      'session.resumed',
      'session.snoozed',
      'session.woken',
    ] as const) {
      events.on(name, ({ session }) => {
        const { lineUserId } = session;
        return this.audience.tell(lineUserId, 'conversation_update', { lineUserId, session });
      });
    }
    events.on('session.opened_to_all', ({ session }) => this.patch(session));
    events.on('session.closed', ({ session }) => this.sessionNews('session_closed', session));
    events.on('session.transferred', async ({ session, from, by, reason }) => {
      await this.handedOn(session, from, reason);
      this.tellAssigned(session, by.id, reason);
    });
    events.on('session.requeued', ({ session, from, reason }) => this.handedOn(session, from, reason));
    events.on('operator.availability_changed', ({ operatorId, name, status }) => {
      const operator = { id: operatorId, name };
      this.broadcaster.send(rooms.operators, 'presence_update', { operator, status });
    });
    events.on('ticket.opened', async ({ lineUserId }) => {
      await this.refresh(lineUserId);
      await this.tellQueue();
    });
    events.on('ticket.ended', ({ lineUserId }) => {
      void this.audience.tell(lineUserId, 'conversation_update', { lineUserId, ticket: null });
      return this.tellQueue();
    });
    events.on('customer.changed', ({ lineUserId }) => this.refresh(lineUserId));
    events.on('conversation.free_reply_changed', ({ lineUserId, freeReplyUntil }) => {
      const patch = { lineUserId, freeReplyUntil: freeReplyUntil?.toISOString() ?? null };
      return this.audience.tellWatchers(lineUserId, 'conversation_update', patch);
    });
    events.on('conversation.read', ({ operatorId, lineUserId, unreadCount }) => {
      this.broadcaster.send(rooms.operator(operatorId), 'conversation_update', { lineUserId, unreadCount });
    });
    events.on('conversation.pinned', ({ operatorId, lineUserId, isPinned }) => {
      this.broadcaster.send(rooms.operator(operatorId), 'conversation_update', { lineUserId, isPinned });
    });
    this.listenToOthers();
  }

  /** What concerns fewer than everybody, or more than one conversation. */
  private listenToOthers(): void {
    const { events } = this;
    events.on('session.woken', ({ session, because, by }) => {
      const { operator } = session;
      if (!operator || operator.id === by?.id) return;
      this.broadcaster.send(rooms.operator(operator.id), 'session_woken', { session, because });
    });
    // Every process is told of it and tells it again, which is the same twice.
    events.on('business_hours.changed', async () => {
      const { opensAt } = await this.hours.status(this.unitOfWork.sql);
      this.broadcaster.send(rooms.operators, 'opening_changed', { opensAt });
    });
  }

  private async appended({
    message,
    customerMessageCount,
    unansweredSince,
  }: DomainEventMap['message.appended']): Promise<void> {
    const { lineUserId, sender, type } = message;
    if (sender.kind === 'OPERATOR' && sender.id) {
      this.broadcaster.send(rooms.operator(sender.id), 'message_sent', message);
    }
    const isLast = countsAsLastMessage({ senderKind: sender.kind, type });
    const patch = {
      lineUserId,
      customerMessageCount,
      ...(isLast && { lastMessage: message, unansweredSince }),
    };
    await Promise.all([
      this.audience.tellWatchers(lineUserId, 'new_message', message),
      this.audience.tell(lineUserId, 'conversation_update', patch),
    ]);
  }

  /** What went wrong concerns everybody's list; that all went well only those who look at the thread. */
  private async changed(message: Message): Promise<void> {
    const { lineUserId, sender, state } = message;
    const author = sender.kind === 'OPERATOR' && sender.id ? [rooms.operator(sender.id)] : [];
    if (state === 'accepted' || state === 'queued') {
      return this.audience.tellWatchers(lineUserId, 'message_updated', message, author);
    }
    const watchers = [rooms.conversation(lineUserId), ...author];
    return this.audience.tell(lineUserId, 'message_updated', message, watchers);
  }

  private async sessionNews(
    event: 'session_created' | 'session_claimed' | 'session_closed',
    session: Session,
  ): Promise<void> {
    const { lineUserId } = session;
    await Promise.all([
      this.audience.hideFromOthers(lineUserId),
      this.audience.tell(lineUserId, event, { session }),
      this.patch(session),
    ]);
  }

  private async handedOn(
    session: Session,
    fromOperator: OperatorReference | null,
    reason: string | null,
  ): Promise<void> {
    const { lineUserId } = session;
    await Promise.all([
      this.audience.hideFromOthers(lineUserId),
      this.audience.tell(lineUserId, 'session_transferred', { session, fromOperator, reason }),
      this.patch(session),
    ]);
  }

  /** To the operator who now has the conversation, unless they did it themselves. */
  private tellAssigned(session: Session, byId: string | null, reason: string | null): void {
    const { operator } = session;
    if (!operator || operator.id === byId) return;
    this.broadcaster.send(rooms.operator(operator.id), 'session_assigned', { session, reason });
  }

  private async patch(session: Session): Promise<void> {
    const patch: ConversationPatch = {
      lineUserId: session.lineUserId,
      session,
      chatMode: session.closedAt ? 'BOT' : 'HUMAN',
      waitingSince: session.status === 'WAITING' ? session.createdAt : null,
      ...(session.closedAt && { unansweredSince: null }),
    };
    await this.audience.tell(session.lineUserId, 'conversation_update', patch);
    await this.tellQueue();
  }

  private async tellQueue(): Promise<void> {
    const { sql } = this.unitOfWork;
    const isRestricted = await this.visibility.isRestricted();
    const waiting = await this.conversations.countWaiting(sql);
    const everybody = isRestricted ? rooms.administrators : rooms.operators;
    this.broadcaster.send(everybody, 'queue_update', waiting);
    if (!isRestricted) return;
    const isVisible = await this.visibility.conditionFor({ role: 'AGENT' }, sql);
    for (const { operatorId, ...seen } of await this.conversations.countWaitingForAgents(sql, isVisible)) {
      this.broadcaster.send(rooms.operator(operatorId), 'queue_update', seen);
    }
  }

  private async refresh(lineUserId: string): Promise<void> {
    const row = await this.conversations.find(this.unitOfWork.sql, nobody, lineUserId);
    if (!row) return;
    const { opensAt } = await this.hours.status(this.unitOfWork.sql);
    const {
      unreadCount: _unread,
      isPinned: _pinned,
      hasOpenMention: _mention,
      ...patch
    } = presentConversation(row, opensAt);
    await this.audience.tell(lineUserId, 'conversation_update', patch);
  }
}
