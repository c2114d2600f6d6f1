import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings';
import { presentMessage } from './message.presenter';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { blankMessage, type NewMessage } from './new-message';
import { burstMs, holdForBurst, holdForNotice, holdWhileTyping, safeTokenLifeMs } from './outbox.policy';
import { OutboxRepository } from './outbox.repository';
import type { StoredPayload } from './stored-payload';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** A message waits in the outbox. */
    'message.queued': { lineUserId: string };
  }
}

type Author = { kind: 'OPERATOR'; actor: Actor } | { kind: 'BOT' } | { kind: 'SYSTEM' };

/** What is sent: a text, or something whose `payload` says all; `text` then is what lists and search show of it. */
export interface OutgoingContent {
  readonly type: 'text' | 'image' | 'video' | 'audio' | 'file' | 'sticker' | 'location' | 'flex';
  readonly text: string | null;
  readonly payload: StoredPayload | null;
}

export interface NewOutgoing {
  readonly lineUserId: string;
  readonly session: Pick<Session, 'id'> | null;
  readonly content: OutgoingContent;
  readonly clientId?: string;
  readonly quoteMessageId?: string;
}

/** What we say by ourselves, in the course of a session or after it. */
export type Notice = {
  readonly lineUserId: string;
  readonly session: Pick<Session, 'id' | 'closedAt'> | null;
} & ({ readonly text: string } | { readonly content: OutgoingContent });

/** The outbox: what we say to customers. The caller's transaction holds the customer's lock. */
@Injectable()
export class OutgoingMessagesService {
  constructor(
    private readonly thread: MessagesService,
    private readonly messages: MessagesRepository,
    private readonly outbox: OutboxRepository,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a message of an operator or the bot into the outbox; it leaves once the transaction is committed.
   * @throws AppError `conflict` when this client id is stored already, `validation_error` for a quote LINE would refuse.
   */
  async queue(transaction: Transaction, author: Author, outgoing: NewOutgoing): Promise<Message> {
    const { lineUserId, quoteMessageId } = outgoing;
    if (quoteMessageId) await this.assertQuotable(transaction, lineUserId, quoteMessageId);
    const notBefore = author.kind === 'OPERATOR' ? await this.holdBurst(transaction, lineUserId) : null;
    return this.append(transaction, author, outgoing, notBefore);
  }

  /**
   * Puts a notice of ours into the outbox: it must not spend the reply token that a person's answer needs.
   * @param importance a notice `when_free` is left out when it would cost a message
   * @returns whether it was not left out.
   */
  async queueNotice(
    transaction: Transaction,
    notice: Notice,
    importance: 'always' | 'when_free',
  ): Promise<boolean> {
    const { lineUserId, session } = notice;
    const now = this.clock.now();
    const freshTokens = await this.outbox.listFreshTokens(transaction, lineUserId, now);
    if (importance === 'when_free' && freshTokens.length === 0) {
      const ridesAlong = await this.outbox.hasRoomInNextCall(transaction, lineUserId);
      if (!ridesAlong) return false;
    }
    const { noticeHoldSeconds } = await this.settings.messaging(transaction);
    const answerExpected = session !== null && session.closedAt === null;
    const notBefore = answerExpected ? holdForNotice(freshTokens, noticeHoldSeconds, now) : null;
    const content =
      'content' in notice ? notice.content : ({ type: 'text', text: notice.text, payload: null } as const);
    await this.append(transaction, { kind: 'SYSTEM' }, { lineUserId, session, content }, notBefore);
    return true;
  }

  /** An operator is about to answer: a notice that still waits goes with the answer, if the token lives that long. */
  async keepNoticesForAnswer(transaction: Transaction, lineUserId: string): Promise<void> {
    const now = this.clock.now();
    const [newest] = await this.outbox.listFreshTokens(transaction, lineUserId, now);
    const { noticeHoldSeconds } = await this.settings.messaging(transaction);
    if (!newest || noticeHoldSeconds === 0) return;
    await this.outbox.extendHolds(transaction, lineUserId, new Date(newest.getTime() - safeTokenLifeMs));
  }

  /** The operator types on: bubbles that wait for the next one wait a little longer. */
  async keepBubblesForNext(lineUserId: string): Promise<void> {
    const { sql } = this.unitOfWork;
    const { coalesceWindowMs, typingHoldSeconds } = await this.settings.messaging(sql);
    if (coalesceWindowMs === 0 || typingHoldSeconds === 0) return;
    const now = this.clock.now();
    const { waitingSince, token } = await this.outbox.findHeldBubbles(sql, lineUserId, now);
    const until = waitingSince && holdWhileTyping({ waitingSince, token }, typingHoldSeconds, now);
    if (until) await this.outbox.extendHolds(sql, lineUserId, until);
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

  private async append(
    transaction: Transaction,
    author: Author,
    { lineUserId, session, content, clientId, quoteMessageId }: NewOutgoing,
    notBefore: Date | null,
  ): Promise<Message> {
    const row = await this.thread.append(transaction, {
      ...blankMessage,
      ...content,
      ...senderOf(author),
      lineUserId,
      sessionId: session?.id ?? null,
      direction: 'OUTGOING',
      state: 'queued',
      clientId: clientId ?? null,
      quotedMessageId: quoteMessageId ?? null,
      notBefore,
      createdAt: this.clock.now(),
    });
    if (!row) throw new AppError('conflict', 'This message was sent already');
    transaction.publish('message.queued', { lineUserId });
    return presentMessage(row);
  }

  private async holdBurst(transaction: Transaction, lineUserId: string): Promise<Date | null> {
    const now = this.clock.now();
    const { coalesceWindowMs } = await this.settings.messaging(transaction);
    if (coalesceWindowMs === 0) return null;
    const since = new Date(now.getTime() - burstMs);
    const followsAnother = await this.outbox.hasOperatorWrittenSince(transaction, lineUserId, since);
    const freshTokens = await this.outbox.listFreshTokens(transaction, lineUserId, now);
    return holdForBurst({ followsAnother, freshTokens }, coalesceWindowMs, now);
  }

  private async assertQuotable(sql: Sql, lineUserId: string, messageId: string): Promise<void> {
    const quoted = await this.messages.find(sql, lineUserId, messageId);
    if (quoted?.isQuotable) return;
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
