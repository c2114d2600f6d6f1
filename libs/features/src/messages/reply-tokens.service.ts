import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { OutboxRepository } from './outbox.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** Until then an answer is free; null when it is not any more. */
    'conversation.free_reply_changed': { lineUserId: string; freeReplyUntil: Date | null };
  }
}

/**
 * LINE honours a reply token for a minute after we received the webhook; the margin covers the way there. One that comes
 * too late after all does no harm: LINE refuses it, and the message leaves as a push.
 * https://developers.line.biz/en/reference/messaging-api/#send-reply-message-reply-token
 */
export const replyTokenLifeMs = 57_000;

/** Used and expired tokens are kept for a day, for whoever asks why a message was not free. */
const keptMs = 24 * 60 * 60 * 1000;

/** Each event of a customer lets us answer once for free, for a short time. */
@Injectable()
export class ReplyTokensService {
  constructor(
    private readonly outbox: OutboxRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Keeps a reply token for the answer that may follow. @param receivedAt when the webhook arrived here. */
  async keep(transaction: Transaction, lineUserId: string, token: string, receivedAt: Date): Promise<void> {
    const freeReplyUntil = new Date(receivedAt.getTime() + replyTokenLifeMs);
    if (freeReplyUntil <= this.clock.now()) return;
    await this.outbox.saveReplyToken(transaction, lineUserId, token, freeReplyUntil);
    transaction.publish('conversation.free_reply_changed', { lineUserId, freeReplyUntil });
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMs);
    await this.outbox.deleteOldReplyTokens(this.unitOfWork.sql, before);
  }
}
