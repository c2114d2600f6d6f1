import type { Message } from '@jsk/contracts/messages';
import { Clock } from '@jsk/platform/clock/clock';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { Injectable } from '@nestjs/common';
import { DeliveriesRepository } from './deliveries.repository';
import { stepForRetry } from './delivery.policy';
import { type MessageRow, presentMessage } from './message.presenter';
import { MessagesRepository } from './messages.repository';
import { costOf } from './outbox.policy';
import { OutboxRepository } from './outbox.repository';

/** What operators decide about messages that failed or of which nobody knows. The caller holds the customer's lock. */
@Injectable()
export class MessageRetryService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly outbox: OutboxRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a message again, with those that left in the same call and those that were kept back because of it.
   * @throws AppError `not_found`, or `message_not_retryable` when it is not failed or unknown.
   */
  async retry(transaction: Transaction, lineUserId: string, messageId: string): Promise<Message> {
    const known = await this.getIn(transaction, lineUserId, messageId, ['failed', 'unknown']);
    const delivery = await this.deliveries.findOfMessage(transaction, messageId);
    const step = stepForRetry(delivery, known.errorCode, this.clock.now());
    const again =
      step.step === 'repeat' && delivery
        ? await this.deliveries.reopen(transaction, delivery.id, step.keyFirstUsedAt)
        : [await this.outbox.requeue(transaction, messageId)];
    const followers = await this.outbox.requeueFollowers(transaction, lineUserId, messageId);
    const rows = [...again, ...followers].filter((row) => row !== null);
    transaction.publish('message.queued', { lineUserId });
    return tellAll(transaction, rows, messageId);
  }

  /**
   * The operator knows that an unknown message has arrived, because the customer says so.
   * @throws AppError `not_found`, or `message_not_retryable` when it is not unknown.
   */
  async confirm(transaction: Transaction, lineUserId: string, messageId: string): Promise<Message> {
    await this.getIn(transaction, lineUserId, messageId, ['unknown']);
    const delivery = await this.deliveries.findOfMessage(transaction, messageId);
    if (!delivery) throw new AppError('message_not_retryable', 'This message was never sent');
    const sent = (await this.deliveries.listMessages(transaction, delivery.id)).map(({ id }, index) => ({
      messageId: id,
      lineMessageId: null,
      quoteToken: null,
      cost: costOf(delivery.via, index),
    }));
    const rows = await this.deliveries.markAccepted(transaction, delivery, sent, null, this.clock.now());
    return tellAll(transaction, rows, messageId);
  }

  private async getIn(
    transaction: Transaction,
    lineUserId: string,
    messageId: string,
    states: readonly string[],
  ): Promise<MessageRow> {
    const known = await this.messages.find(transaction, lineUserId, messageId);
    if (!known) throw new AppError('not_found', 'There is no such message in this conversation');
    if (states.includes(known.state)) return known;
    throw new AppError('message_not_retryable', `This cannot be done with a message that is ${known.state}`);
  }
}

function tellAll(transaction: Transaction, rows: readonly MessageRow[], messageId: string): Message {
  const messages = rows.map(presentMessage);
  for (const message of messages) transaction.publish('message.changed', { message });
  const chosen = messages.find(({ id }) => id === messageId);
  if (!chosen) throw new Error(`Message ${messageId} is gone`);
  return chosen;
}
