import type { MessageError } from '@jsk/contracts/messages';
import { LineClient } from '@jsk/line/line.client';
import type { OutgoingMessage } from '@jsk/line/outgoing-message';
import type { SendOutcome } from '@jsk/line/send-outcome';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { CustomersService } from '../customers';
import { DeliveriesRepository, type DeliverableMessage, type OpenDelivery } from './deliveries.repository';
import { leaseMs, stepAfter, stepAfterLostLease } from './delivery.policy';
import { type MessageRow, presentMessage } from './message.presenter';

/**
 * LINE honours a reply token for a minute after it delivered the webhook; the margin covers the way there and back.
 * https://developers.line.biz/en/reference/messaging-api/#send-reply-message-reply-token
 */
const replyTokenLifeMs = 50_000;

interface Call {
  readonly delivery: OpenDelivery;
  readonly messages: readonly DeliverableMessage[];
}

/** What is left to do for a conversation: call LINE now, come back later, or nothing. */
type Turn = { kind: 'call'; call: Call } | { kind: 'later'; afterMs: number } | { kind: 'done' };

/**
 * Brings queued messages to LINE: one call at a time per conversation, in order, each written down before it is made
 * so that a crash at any moment neither loses a message nor sends an uncertain one twice.
 */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly customers: CustomersService,
    private readonly line: LineClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Keeps a reply token for the answer that may follow. @param receivedAt when the webhook arrived here. */
  async keepReplyToken(
    transaction: Transaction,
    lineUserId: string,
    token: string,
    receivedAt: Date,
  ): Promise<void> {
    const expiresAt = new Date(receivedAt.getTime() + replyTokenLifeMs);
    if (expiresAt > this.clock.now()) {
      await this.deliveries.saveReplyToken(transaction, lineUserId, token, expiresAt);
    }
  }

  /**
   * Sends everything that is queued in a conversation.
   * @returns milliseconds after which to come again, or null when nothing is left to do here.
   */
  async deliverConversation(lineUserId: string): Promise<number | null> {
    let turn = await this.unitOfWork.run((transaction) => this.nextTurn(transaction, lineUserId));
    while (turn.kind === 'call') {
      const { call } = turn;
      const outcome = await this.send(lineUserId, call);
      turn = await this.unitOfWork.run(async (transaction) => {
        await this.customers.lock(transaction, lineUserId);
        const afterMs = await this.settle(transaction, call, outcome);
        return afterMs === null ? this.nextTurn(transaction, lineUserId) : { kind: 'later', afterMs };
      });
    }
    return turn.kind === 'later' ? turn.afterMs : null;
  }

  /** @returns conversations whose queued messages nobody is working on: their job was lost. */
  listStranded(olderThanMs: number): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - olderThanMs);
    return this.deliveries.listStranded(this.unitOfWork.sql, before, 500);
  }

  async forgetOldReplyTokens(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 24 * 60 * 60 * 1000);
    await this.deliveries.deleteOldReplyTokens(this.unitOfWork.sql, before);
  }

  private async nextTurn(transaction: Transaction, lineUserId: string): Promise<Turn> {
    await this.customers.lock(transaction, lineUserId);
    const now = this.clock.now();
    const open = await this.deliveries.findOpen(transaction, lineUserId);
    // Whoever holds the lease looks for more when it has its answer, so there is nothing to do here.
    if (open?.leaseUntil && open.leaseUntil > now) return { kind: 'done' };
    if (open?.nextAttemptAt && open.nextAttemptAt > now) {
      return { kind: 'later', afterMs: open.nextAttemptAt.getTime() - now.getTime() };
    }
    if (open?.leaseUntil) {
      const step = stepAfterLostLease(open, now);
      if (step.step === 'leave_unknown') {
        await this.end(transaction, open, 'unknown', step.error);
        return this.nextTurn(transaction, lineUserId);
      }
    }
    const delivery = open ?? (await this.deliveries.openNext(transaction, lineUserId, now));
    if (!delivery) return { kind: 'done' };
    return { kind: 'call', call: await this.prepare(transaction, delivery, now) };
  }

  private async prepare(transaction: Transaction, delivery: OpenDelivery, now: Date): Promise<Call> {
    await this.deliveries.lease(transaction, delivery.id, new Date(now.getTime() + leaseMs));
    return { delivery, messages: await this.deliveries.listMessages(transaction, delivery.id) };
  }

  private send(lineUserId: string, { delivery, messages }: Call): Promise<SendOutcome> {
    const outgoing = messages.map(toOutgoing);
    return delivery.via === 'reply' && delivery.replyToken
      ? this.line.reply(delivery.replyToken, outgoing)
      : this.line.push(lineUserId, outgoing, delivery.id);
  }

  /** Writes down what LINE answered. @returns milliseconds to wait before the next attempt, or null to go on. */
  private async settle(transaction: Transaction, call: Call, outcome: SendOutcome): Promise<number | null> {
    const { delivery } = call;
    const now = this.clock.now();
    const next = stepAfter(outcome, delivery, now, Math.random());
    switch (next.step) {
      case 'accept':
        await this.accept(transaction, call, outcome);
        return null;
      case 'push_instead':
        await this.deliveries.switchToPush(transaction, delivery.id);
        return null;
      case 'retry':
        await this.deliveries.postpone(
          transaction,
          delivery.id,
          new Date(now.getTime() + next.afterMs),
          next.error,
        );
        return next.afterMs;
      case 'fail':
        await this.end(transaction, delivery, 'failed', next.error);
        return null;
      case 'leave_unknown':
        await this.end(transaction, delivery, 'unknown', next.error);
        return null;
    }
  }

  private async accept(
    transaction: Transaction,
    { delivery, messages }: Call,
    outcome: SendOutcome,
  ): Promise<void> {
    const accepted = outcome.kind === 'accepted' ? outcome : null;
    const sent = messages.map(({ id }, index) => {
      const line = accepted?.sentMessages[index];
      return { messageId: id, lineMessageId: line?.id ?? null, quoteToken: line?.quoteToken ?? null };
    });
    const requestId = accepted?.requestId ?? null;
    const rows = await this.deliveries.markAccepted(transaction, delivery, sent, requestId, this.clock.now());
    this.tell(transaction, rows);
  }

  private async end(
    transaction: Transaction,
    delivery: OpenDelivery,
    state: 'failed' | 'unknown',
    error: MessageError,
  ): Promise<void> {
    this.tell(
      transaction,
      await this.deliveries.markEnded(transaction, delivery.id, state, error, this.clock.now()),
    );
  }

  private tell(transaction: Transaction, rows: readonly MessageRow[]): void {
    for (const row of rows) transaction.publish('message.changed', { message: presentMessage(row) });
  }
}

function toOutgoing(message: DeliverableMessage): OutgoingMessage {
  return {
    type: 'text',
    text: message.text ?? '',
    ...(message.quotedToken && { quoteToken: message.quotedToken }),
  };
}
