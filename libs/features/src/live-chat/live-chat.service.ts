import type {
  Colleague,
  Conversation,
  ConversationCounts,
  listConversations,
} from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { CustomersService } from '../customers';
import { MessagesService } from '../messages';
import { OperatorsService } from '../operators';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { AuditService } from '../audit';
import { presentConversation } from './conversation.presenter';
import { ConversationsRepository } from './conversations.repository';
import { decodeCursor, encodeCursor } from './page-cursor';
import { PresenceService } from './presence.service';

/** What operators do, the same over REST and over the socket. */
@Injectable()
export class LiveChatService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly operators: OperatorsService,
    private readonly presence: PresenceService,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(
    actor: Actor,
    input: Parsed<typeof listConversations>,
  ): Promise<{ items: Conversation[]; nextCursor: string | null; counts: ConversationCounts }> {
    const { sql } = this.unitOfWork;
    const [rows, counts] = await Promise.all([
      this.conversations.list(sql, {
        status: input.status,
        operatorId: actor.operatorId,
        search: input.q,
        tagId: input.tag,
        unreadOnly: input.unread,
        sort: input.sort,
        after: decodeCursor(input.cursor),
        limit: input.limit,
      }),
      this.conversations.count(sql, actor.operatorId),
    ]);
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    return {
      items: page.map(presentConversation),
      nextCursor: last ? encodeCursor(last.lastActivityKey, last.lineUserId) : null,
      counts,
    };
  }

  async get(operatorId: string, lineUserId: string): Promise<Conversation> {
    const row = await this.conversations.find(this.unitOfWork.sql, operatorId, lineUserId);
    if (!row) throw new AppError('not_found', 'There is no customer with this id');
    return presentConversation(row);
  }

  async start(actor: Actor, lineUserId: string): Promise<Conversation> {
    await this.inConversation(lineUserId, async (transaction) => {
      const session = await this.sessions.startFor(transaction, actor, lineUserId);
      const line = { lineUserId, session, event: 'session_started' as const, operatorName: actor.name };
      await this.messages.appendSystemLine(transaction, line);
    });
    return this.get(actor.operatorId, lineUserId);
  }

  claim(actor: Actor, lineUserId: string): Promise<Session> {
    return this.inConversation(lineUserId, async (transaction) => {
      const session = await this.sessions.claim(transaction, actor, lineUserId);
      const line = { lineUserId, session, event: 'session_claimed' as const, operatorName: actor.name };
      await this.messages.appendSystemLine(transaction, line);
      return session;
    });
  }

  close(actor: Actor, lineUserId: string): Promise<Session> {
    return this.inConversation(lineUserId, async (transaction) => {
      const session = await this.sessions.close(transaction, actor, lineUserId, 'OPERATOR');
      const text = (await this.settings.customerTexts(transaction)).closed;
      await this.messages.queueText(transaction, { kind: 'SYSTEM' }, { lineUserId, session, text });
      const line = { lineUserId, session, event: 'session_closed' as const, operatorName: actor.name };
      await this.messages.appendSystemLine(transaction, line);
      return session;
    });
  }

  async transfer(actor: Actor, lineUserId: string, toOperatorId: string, reason?: string): Promise<Session> {
    const to = await this.operators.getForTransfer(toOperatorId);
    return this.inConversation(lineUserId, async (transaction) => {
      const { session, from } = await this.sessions.transfer(
        transaction,
        actor,
        lineUserId,
        to,
        reason || null,
      );
      await this.messages.appendSystemLine(transaction, {
        lineUserId,
        session,
        event: 'session_transferred',
        operatorName: from?.name ?? actor.name,
        toOperatorName: to.name,
        detail: reason ?? null,
      });
      return session;
    });
  }

  /** The same `clientId` again answers with the message that is there already, whatever happened since. */
  send(
    actor: Actor,
    message: { lineUserId: string; text: string; clientId: string; quoteMessageId?: string },
  ): Promise<Message> {
    const { lineUserId, clientId } = message;
    return this.inConversation(lineUserId, async (transaction) => {
      const sent = await this.messages.findSent(transaction, lineUserId, actor.operatorId, clientId);
      if (sent) return sent;
      const session = await this.sessions.getOpenFor(transaction, lineUserId, actor);
      if (session.status === 'WAITING') throw new AppError('forbidden', 'Claim this conversation first');
      await this.sessions.recordOperatorResponse(transaction, session);
      const stored = await this.messages.queueText(
        transaction,
        { kind: 'OPERATOR', actor },
        { ...message, session },
      );
      await this.audit.record(transaction, actor, {
        action: 'message.sent',
        subjectType: 'message',
        subjectId: stored.id,
        detail: { lineUserId },
      });
      return stored;
    });
  }

  retry(actor: Actor, lineUserId: string, messageId: string): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction) => {
      await this.sessions.getOpenFor(transaction, lineUserId, actor);
      const message = await this.messages.retry(transaction, lineUserId, messageId);
      const subject = { subjectType: 'message', subjectId: messageId, detail: { lineUserId } };
      await this.audit.record(transaction, actor, { action: 'message.retried', ...subject });
      return message;
    });
  }

  async refreshProfile(actor: Actor, lineUserId: string): Promise<Conversation> {
    await this.get(actor.operatorId, lineUserId);
    await this.customers.refreshProfile(lineUserId);
    return this.get(actor.operatorId, lineUserId);
  }

  async listColleagues(): Promise<Colleague[]> {
    const [operators, presence] = await Promise.all([
      this.operators.listWithLoad(),
      this.presence.everybody(),
    ]);
    return operators.map((operator) => ({ ...operator, presence: presence.get(operator.id) ?? 'offline' }));
  }

  /** Everything written into a conversation happens under its lock, one after the other. */
  private inConversation<Result>(
    lineUserId: string,
    act: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, lineUserId);
      return act(transaction);
    });
  }
}
