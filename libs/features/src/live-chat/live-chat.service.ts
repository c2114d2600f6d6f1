import type { Colleague, Conversation } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability';
import { BusinessHoursService } from '../business-hours';
import { CannedResponsesService } from '../canned-responses';
import { CustomersService, findSendingObstacle, type LockedCustomer } from '../customers';
import {
  MessageRetryService,
  MessagesService,
  type OutgoingContent,
  OutgoingMessagesService,
} from '../messages';
import { OfflineTicketsService } from '../offline-tickets';
import { OperatorsService } from '../operators';
import { SessionsService } from '../sessions';
import { AuditService } from '../audit';
import { presentConversation } from './conversation.presenter';
import { ConversationsRepository } from './conversations.repository';

interface TakenFromCanned {
  /** Of the canned responses that it was taken from. */
  readonly cannedResponseIds?: readonly string[];
}

/** What operators do, the same over REST and over the socket. */
@Injectable()
export class LiveChatService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly cannedResponses: CannedResponsesService,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly retries: MessageRetryService,
    private readonly operators: OperatorsService,
    private readonly availability: AvailabilityService,
    private readonly hours: BusinessHoursService,
    private readonly tickets: OfflineTicketsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async get(operatorId: string, lineUserId: string): Promise<Conversation> {
    const row = await this.conversations.find(this.unitOfWork.sql, operatorId, lineUserId);
    if (!row) throw new AppError('not_found', 'There is no customer with this id');
    const { opensAt } = await this.hours.status(this.unitOfWork.sql);
    return presentConversation(row, opensAt);
  }

  async start(actor: Actor, lineUserId: string): Promise<Conversation> {
    await this.inConversation(lineUserId, async (transaction, customer) => {
      if (customer.isBarred) assertMayBeSentTo(customer);
      const session = await this.sessions.startFor(transaction, actor, lineUserId);
      const line = { lineUserId, session, event: 'session_started' as const, operatorName: actor.name };
      await this.messages.appendSystemLine(transaction, line);
      await this.tickets.take(transaction, lineUserId, session.id);
    });
    return this.get(actor.operatorId, lineUserId);
  }

  claim(actor: Actor, lineUserId: string): Promise<Session> {
    return this.inConversation(lineUserId, async (transaction) => {
      const session = await this.sessions.claim(transaction, actor, lineUserId);
      const line = { lineUserId, session, event: 'session_claimed' as const, operatorName: actor.name };
      await this.messages.appendSystemLine(transaction, line);
      await this.outgoing.keepNoticesForAnswer(transaction, lineUserId);
      return session;
    });
  }

  /** Silences the bot, or lets it answer again. @throws AppError `conflict` while a session is open. */
  async changeMode(actor: Actor, lineUserId: string, mode: Conversation['chatMode']): Promise<Conversation> {
    await this.inConversation(lineUserId, async (transaction, { chatMode }) => {
      const session = await this.sessions.findOpen(transaction, lineUserId);
      if (session) throw new AppError('conflict', 'The bot is silent as long as the session is open');
      if (chatMode === mode) return;
      await this.customers.setChatMode(transaction, lineUserId, mode);
      const line = { lineUserId, session, event: 'mode_changed' as const, detail: mode };
      await this.messages.appendSystemLine(transaction, { ...line, operatorName: actor.name });
      await this.audit.record(transaction, actor, {
        action: 'conversation.mode_changed',
        subjectType: 'customer',
        subjectId: lineUserId,
        detail: { before: chatMode, after: mode },
      });
    });
    return this.get(actor.operatorId, lineUserId);
  }

  sendText(
    actor: Actor,
    message: TakenFromCanned & {
      lineUserId: string;
      text: string;
      clientId: string;
      quoteMessageId?: string;
    },
  ): Promise<Message> {
    const content = { type: 'text', text: message.text, payload: null } as const;
    return this.send(actor, { ...message, content });
  }

  sendSticker(
    actor: Actor,
    message: TakenFromCanned & {
      lineUserId: string;
      packageId: string;
      stickerId: string;
      clientId: string;
    },
  ): Promise<Message> {
    const { packageId, stickerId } = message;
    const payload = { kind: 'sticker' as const, packageId, stickerId, keywords: [] };
    return this.send(actor, { ...message, content: { type: 'sticker', text: null, payload } });
  }

  /** The same `clientId` again answers with the message that is there already, whatever happened since. */
  send(
    actor: Actor,
    message: TakenFromCanned & {
      lineUserId: string;
      content: OutgoingContent;
      clientId: string;
      quoteMessageId?: string;
    },
  ): Promise<Message> {
    const { lineUserId, clientId, content, quoteMessageId } = message;
    return this.inConversation(lineUserId, async (transaction, customer) => {
      const sent = await this.outgoing.findSent(transaction, lineUserId, actor.operatorId, clientId);
      if (sent) return sent;
      const session = await this.getSessionToWriteIn(transaction, actor, customer);
      await this.sessions.recordOperatorResponse(transaction, session, actor.operatorId);
      const outgoing = { lineUserId, session, content, clientId, quoteMessageId };
      const stored = await this.outgoing.queue(transaction, { kind: 'OPERATOR', actor }, outgoing);
      await this.cannedResponses.countUses(transaction, actor, message.cannedResponseIds ?? []);
      await this.record(transaction, actor, 'message.sent', stored);
      return stored;
    });
  }

  /**
   * Whether `send` would take something, asked before it is prepared at some cost.
   * @param clientId null when it is not known yet
   * @returns what was sent with this client id already, or null
   * @throws AppError as `send` does
   */
  findSentOrAssertMaySend(
    actor: Actor,
    lineUserId: string,
    clientId: string | null,
  ): Promise<Message | null> {
    return this.inConversation(lineUserId, async (transaction, customer) => {
      const sent =
        clientId && (await this.outgoing.findSent(transaction, lineUserId, actor.operatorId, clientId));
      if (sent) return sent;
      await this.getSessionToWriteIn(transaction, actor, customer);
      return null;
    });
  }

  retry(actor: Actor, lineUserId: string, messageId: string): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction, customer) => {
      await this.sessions.getOpenFor(transaction, lineUserId, actor);
      assertMayBeSentTo(customer);
      const message = await this.retries.retry(transaction, lineUserId, messageId);
      await this.record(transaction, actor, 'message.retried', message);
      return message;
    });
  }

  confirm(actor: Actor, lineUserId: string, messageId: string): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction) => {
      await this.sessions.getOpenFor(transaction, lineUserId, actor);
      const message = await this.retries.confirm(transaction, lineUserId, messageId);
      await this.record(transaction, actor, 'message.confirmed', message);
      return message;
    });
  }

  /** The customer's last message counts as unread again. @throws AppError `not_found`. */
  markUnread(actor: Actor, lineUserId: string): Promise<{ unreadCount: number }> {
    return this.unitOfWork.run((transaction) =>
      this.messages.markUnread(transaction, actor.operatorId, lineUserId),
    );
  }

  async refreshProfile(actor: Actor, lineUserId: string): Promise<Conversation> {
    await this.get(actor.operatorId, lineUserId);
    await this.customers.refreshProfile(lineUserId);
    return this.get(actor.operatorId, lineUserId);
  }

  async listColleagues(): Promise<Colleague[]> {
    const [operators, presence] = await Promise.all([
      this.operators.listWithLoad(),
      this.availability.everybody(),
    ]);
    return operators.map((operator) => ({ ...operator, presence: presence.get(operator.id) ?? 'offline' }));
  }

  private async getSessionToWriteIn(
    transaction: Transaction,
    actor: Actor,
    customer: LockedCustomer,
  ): Promise<Session> {
    const session = await this.sessions.getOpenFor(transaction, customer.lineUserId, actor);
    if (session.status === 'WAITING') throw new AppError('forbidden', 'Claim this conversation first');
    assertMayBeSentTo(customer);
    return session;
  }

  /** Everything written into a conversation happens under its lock, one after the other. */
  private inConversation<Result>(
    lineUserId: string,
    act: (transaction: Transaction, customer: LockedCustomer) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      const customer = await this.customers.lock(transaction, lineUserId);
      return act(transaction, customer);
    });
  }

  private record(transaction: Transaction, actor: Actor, action: string, message: Message): Promise<void> {
    const subject = { subjectType: 'message', subjectId: message.id };
    return this.audit.record(transaction, actor, {
      action,
      ...subject,
      detail: { lineUserId: message.lineUserId },
    });
  }
}

/** @throws AppError `customer_barred`, `customer_blocked` or `chat_on_standby`. */
function assertMayBeSentTo(customer: LockedCustomer): void {
  const obstacle = findSendingObstacle(customer);
  if (obstacle) throw new AppError(obstacle.code, obstacle.message);
}
