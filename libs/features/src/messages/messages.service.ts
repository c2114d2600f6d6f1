import type { Media, Message, MessagePage, MessagePayload, SystemEvent } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import type { InboundMessage } from '@jsk/line/inbound-event';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { contentOf } from './incoming-message';
import { presentMessage } from './message.presenter';
import { MessagesRepository, type NewMessage } from './messages.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** A message was stored; `customerMessageCount` is the conversation's new count. */
    'message.appended': { message: Message; customerMessageCount: number };
    'message.changed': { message: Message };
    /** A message waits in the outbox. */
    'message.queued': { lineUserId: string };
    'message.media_wanted': { messageId: string; lineUserId: string; lineMessageId: string };
    'conversation.read': { operatorId: string; lineUserId: string; unreadCount: number };
  }
}

/** Only these carry a file that must be copied before LINE deletes it. */
const typesWithContent: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'file']);

type Author = { kind: 'OPERATOR'; actor: Actor } | { kind: 'BOT' } | { kind: 'SYSTEM' };

const blank = {
  senderOperatorId: null,
  senderName: null,
  payload: null,
  clientId: null,
  lineMessageId: null,
  quoteToken: null,
  quotedMessageId: null,
} as const satisfies Partial<NewMessage>;

/** What is written into conversations. The caller's transaction holds the customer's lock. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns the message, or null when LINE sent it before under another event id. */
  async appendIncoming(
    transaction: Transaction,
    lineUserId: string,
    session: Session | null,
    incoming: InboundMessage,
    occurredAt: Date,
  ): Promise<Message | null> {
    const quoted = incoming.quotedLineMessageId;
    const message = await this.append(transaction, {
      ...blank,
      ...contentOf(incoming),
      lineUserId,
      sessionId: session?.id ?? null,
      direction: 'INCOMING',
      senderKind: 'CUSTOMER',
      state: 'received',
      lineMessageId: incoming.lineMessageId,
      quoteToken: incoming.quoteToken,
      quotedMessageId: quoted ? await this.messages.findIdByLineMessageId(transaction, quoted) : null,
      createdAt: occurredAt,
    });
    if (message && typesWithContent.has(message.type) && isPending(message)) {
      const { lineMessageId } = incoming;
      transaction.publish('message.media_wanted', { messageId: message.id, lineUserId, lineMessageId });
    }
    return message;
  }

  /** Puts a text into the outbox; it leaves once the transaction is committed. */
  async queueText(
    transaction: Transaction,
    author: Author,
    outgoing: {
      lineUserId: string;
      session: Session | null;
      text: string;
      clientId?: string;
      quoteMessageId?: string;
    },
  ): Promise<Message> {
    const { lineUserId, clientId } = outgoing;
    const quotedMessageId = outgoing.quoteMessageId ?? null;
    if (quotedMessageId) await this.assertQuotable(transaction, lineUserId, quotedMessageId);
    const message = await this.append(transaction, {
      ...blank,
      lineUserId,
      sessionId: outgoing.session?.id ?? null,
      direction: 'OUTGOING',
      ...senderOf(author),
      type: 'text',
      text: outgoing.text,
      state: 'queued',
      clientId: clientId ?? null,
      quotedMessageId,
      createdAt: this.clock.now(),
    });
    if (!message) throw new AppError('conflict', 'This message was sent already');
    transaction.publish('message.queued', { lineUserId });
    return message;
  }

  /** A line of the thread that only operators see: who claimed, what was tapped, that the customer left. */
  async appendSystemLine(
    transaction: Transaction,
    line: {
      lineUserId: string;
      session: Session | null;
      event: SystemEvent;
      operatorName?: string;
      toOperatorName?: string;
      detail?: string | null;
      at?: Date;
    },
  ): Promise<void> {
    await this.append(transaction, {
      ...blank,
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

  async findSent(
    sql: Sql,
    lineUserId: string,
    operatorId: string,
    clientId: string,
  ): Promise<Message | null> {
    const row = await this.messages.findByClientId(sql, lineUserId, operatorId, clientId);
    return row && presentMessage(row);
  }

  /** @throws AppError `not_found`, or `message_not_retryable` when it is not failed or unknown. */
  async retry(transaction: Transaction, lineUserId: string, messageId: string): Promise<Message> {
    const known = await this.messages.find(transaction, lineUserId, messageId);
    if (!known) throw new AppError('not_found', 'There is no such message in this conversation');
    const row = await this.messages.requeue(transaction, messageId);
    if (!row)
      throw new AppError('message_not_retryable', `A message that is ${known.state} cannot be sent again`);
    const message = presentMessage(row);
    transaction.publish('message.changed', { message });
    transaction.publish('message.queued', { lineUserId });
    return message;
  }

  async markUnsent(transaction: Transaction, lineUserId: string, lineMessageId: string): Promise<boolean> {
    const row = await this.messages.markUnsent(transaction, lineUserId, lineMessageId);
    if (row) transaction.publish('message.changed', { message: presentMessage(row) });
    return row !== null;
  }

  /** Notes what became of the file of a message; a message that was taken back has none any more. */
  async updateMedia(lineUserId: string, messageId: string, change: Partial<Media>): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const known = await this.messages.find(transaction, lineUserId, messageId);
      if (known?.payload?.kind !== 'media') return;
      const payload: MessagePayload = { kind: 'media', media: { ...known.payload.media, ...change } };
      const row = await this.messages.setPayload(transaction, messageId, payload);
      if (row) transaction.publish('message.changed', { message: presentMessage(row) });
    });
  }

  /** @returns the file of a message if it can be loaded. */
  async findMedia(messageId: string): Promise<Media | null> {
    const payload = await this.messages.findPayload(this.unitOfWork.sql, messageId);
    return payload?.kind === 'media' && payload.media.status === 'ready' ? payload.media : null;
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

  private async listAround(lineUserId: string, aroundId: string, limit: number): Promise<MessagePage> {
    const { sql } = this.unitOfWork;
    const before = await this.messages.listBefore(sql, lineUserId, aroundId, Math.floor(limit / 2) + 1);
    const from = await this.messages.listFrom(sql, lineUserId, aroundId, Math.ceil(limit / 2));
    const hasMore = before.length > Math.floor(limit / 2);
    const older = before.slice(0, Math.floor(limit / 2)).reverse();
    return { messages: [...older, ...from].map(presentMessage), hasMore };
  }

  private async append(transaction: Transaction, message: NewMessage): Promise<Message | null> {
    const row = await this.messages.insertOnce(transaction, message);
    if (!row) return null;
    const presented = presentMessage(row);
    transaction.publish('message.appended', {
      message: presented,
      customerMessageCount: row.customerMessageNumber,
    });
    return presented;
  }

  private async assertQuotable(sql: Sql, lineUserId: string, messageId: string): Promise<void> {
    const quoted = await this.messages.find(sql, lineUserId, messageId);
    if (quoted?.quoteToken) return;
    const message = quoted
      ? 'This message cannot be quoted'
      : 'There is no such message in this conversation';
    throw new AppError('validation_error', message, { errors: [{ path: 'quoteMessageId', message }] });
  }
}

function senderOf(author: Author): Pick<NewMessage, 'senderKind' | 'senderOperatorId' | 'senderName'> {
  if (author.kind !== 'OPERATOR')
    return { senderKind: author.kind, senderOperatorId: null, senderName: null };
  return { senderKind: 'OPERATOR', senderOperatorId: author.actor.operatorId, senderName: author.actor.name };
}

function isPending(message: Message): boolean {
  return message.payload?.kind === 'media' && message.payload.media.status === 'pending';
}
