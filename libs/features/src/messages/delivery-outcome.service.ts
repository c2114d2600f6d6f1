import type { MessageError } from '@jsk/contracts/messages';
import type { SendOutcome } from '@jsk/line/send-outcome';
import { Clock } from '@jsk/platform/clock/clock';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { ChannelStateService } from '../line-channel';
import { DeliveriesRepository, type Delivery, type DeliverableMessage } from './deliveries.repository';
import { DeliveryMetricsService } from './delivery-metrics.service';
import { type NextStep, stepAfter } from './delivery.policy';
import { type MessageRow, presentMessage } from './message.presenter';
import { costOf } from './outbox.policy';
import { OutboxRepository } from './outbox.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** LINE refused something that an administrator has to know of. */
    'line.trouble': { kind: 'unauthorised' | 'forbidden' | 'quota_exhausted'; message: string };
  }
}

/** A call that LINE has answered, or not. */
interface Call {
  readonly lineUserId: string;
  readonly delivery: Delivery;
  readonly messages: readonly DeliverableMessage[];
}

/** Writes down what became of a call to LINE. The caller's transaction holds the customer's lock. */
@Injectable()
export class DeliveryOutcomeService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly outbox: OutboxRepository,
    private readonly channel: ChannelStateService,
    private readonly metrics: DeliveryMetricsService,
    private readonly clock: Clock,
  ) {}

  /** @returns milliseconds to wait before the next attempt, or null to go on at once. */
  async settle(transaction: Transaction, call: Call, outcome: SendOutcome): Promise<number | null> {
    const { delivery } = call;
    const now = this.clock.now();
    tellTrouble(transaction, outcome);
    const next = stepAfter(outcome, delivery, now, Math.random());
    switch (next.step) {
      case 'accept':
        await this.accept(transaction, call, outcome);
        return null;
      case 'push_instead':
        await this.deliveries.switchToPush(transaction, delivery.id);
        return null;
      case 'retry':
        return this.postpone(transaction, delivery, next, now);
      case 'pause':
        await this.channel.pause('unauthorised');
        return this.postpone(transaction, delivery, { ...next, afterMs: 0, hasBeenTried: true }, now);
      case 'fail':
        await this.fail(transaction, call, next);
        return null;
      case 'leave_unknown':
        await this.end(transaction, delivery.id, 'unknown', next.error);
        return null;
    }
  }

  /** The call is over; its messages failed, or nobody knows. */
  async end(
    transaction: Transaction,
    deliveryId: string,
    state: 'failed' | 'unknown',
    error: MessageError,
  ): Promise<void> {
    const at = this.clock.now();
    this.metrics.ended(state);
    this.tell(transaction, await this.deliveries.markEnded(transaction, deliveryId, state, error, at));
  }

  private async postpone(
    transaction: Transaction,
    delivery: Delivery,
    { afterMs, error, hasBeenTried }: { afterMs: number; error: MessageError; hasBeenTried: boolean },
    now: Date,
  ): Promise<number> {
    const until = new Date(now.getTime() + afterMs);
    this.metrics.ended('postponed');
    const rows = await this.deliveries.postpone(transaction, delivery, until, error, hasBeenTried);
    this.tell(transaction, rows);
    return afterMs;
  }

  /**
   * LINE sends nothing of a call in which it finds fault with one message. What stands before that one leaves by
   * itself; it and what was written after it wait for an operator, because the order is part of what was said.
   */
  private async fail(
    transaction: Transaction,
    { lineUserId, delivery, messages }: Call,
    { error, rejected: [firstRejected] }: Extract<NextStep, { step: 'fail' }>,
  ): Promise<void> {
    const idsOf = (part: readonly DeliverableMessage[]) => part.map(({ id }) => id);
    const innocent = firstRejected === undefined ? [] : idsOf(messages.slice(0, firstRejected));
    const behind = firstRejected === undefined ? [] : idsOf(messages.slice(firstRejected + 1));
    await this.deliveries.detach(transaction, behind);
    const reason = 'Something written before it could not be sent';
    this.tell(transaction, await this.outbox.keepBack(transaction, lineUserId, reason));
    await this.deliveries.detach(transaction, innocent);
    await this.end(transaction, delivery.id, 'failed', error);
  }

  private async accept(
    transaction: Transaction,
    { delivery, messages }: Call,
    outcome: SendOutcome,
  ): Promise<void> {
    const accepted = outcome.kind === 'accepted' ? outcome : null;
    const sent = messages.map(({ id }, index) => {
      const line = accepted?.sentMessages[index];
      return {
        messageId: id,
        lineMessageId: line?.id ?? null,
        quoteToken: line?.quoteToken ?? null,
        cost: costOf(delivery.via, index),
      };
    });
    const requestId = accepted?.requestId ?? null;
    this.metrics.accepted(delivery.via, sent);
    const rows = await this.deliveries.markAccepted(transaction, delivery, sent, requestId, this.clock.now());
    this.tell(transaction, rows);
  }

  private tell(transaction: Transaction, rows: readonly MessageRow[]): void {
    for (const row of rows) transaction.publish('message.changed', { message: presentMessage(row) });
  }
}

function tellTrouble(transaction: Transaction, outcome: SendOutcome): void {
  if (outcome.kind !== 'rejected') return;
  const { reason, message } = outcome;
  if (reason === 'unauthorised' || reason === 'forbidden') {
    transaction.publish('line.trouble', { kind: reason, message });
  }
  if (reason === 'monthly_limit') transaction.publish('line.trouble', { kind: 'quota_exhausted', message });
}
