import { randomUUID } from 'node:crypto';
import { checkOutgoing } from '@jsk/line/limits';
import { LineClient } from '@jsk/line/line.client';
import { refusedBeforeSending, type SendOutcome } from '@jsk/line/send-outcome';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { PublicLinks } from '@jsk/platform/storage/public-links';
import { Inject, Injectable } from '@nestjs/common';
import { CustomersService, findSendingObstacle, type LockedCustomer } from '../customers';
import { ChannelStateService } from '../line-channel';
import { CallAdditionsService } from './call-additions.service';
import { DeliveriesRepository, type Delivery, type DeliverableMessage } from './deliveries.repository';
import { leaseMs, stepAfterLostLease } from './delivery.policy';
import { DeliveryOutcomeService } from './delivery-outcome.service';
import { toOutgoing } from './outgoing-content';
import { gather, safeTokenLifeMs } from './outbox.policy';
import { OutboxRepository } from './outbox.repository';

/** What is left to do for a conversation: call LINE now, come back later, look again, or nothing. */
type Turn =
  | { kind: 'call'; delivery: Delivery; messages: readonly DeliverableMessage[] }
  | { kind: 'later'; afterMs: number }
  | { kind: 'again' }
  | { kind: 'done' };

/** While sending is paused nothing is tried; resuming wakes everything up, so this only has to be finite. */
const pausedRetryMs = 60_000;

/**
 * Brings queued messages to LINE: one call at a time per conversation, in order, each written down before it is made
 * so that a crash at any moment neither loses a message nor sends an uncertain one twice.
 */
@Injectable()
export class DeliveryService {
  /** Media of a development machine lie on this machine, without TLS. */
  private readonly allowLoopbackHttp: boolean;

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly outbox: OutboxRepository,
    private readonly outcomes: DeliveryOutcomeService,
    private readonly customers: CustomersService,
    private readonly additions: CallAdditionsService,
    private readonly channel: ChannelStateService,
    private readonly line: LineClient,
    private readonly links: PublicLinks,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.allowLoopbackHttp = config.environment !== 'production';
  }

  /**
   * Sends everything that is due in a conversation.
   * @returns milliseconds after which to come again, or null when nothing is left to do here.
   */
  async deliverConversation(lineUserId: string): Promise<number | null> {
    const first = await this.unitOfWork.run((transaction) => this.nextTurn(transaction, lineUserId));
    return this.takeTurns(lineUserId, first);
  }

  /**
   * Sends something that is only true at this moment. It is written and its call is opened in one transaction, so that
   * nothing can come in between; while nothing can leave, or something else is on its way, it is not written at all.
   * @param write queues it under the customer's lock; false: there is nothing to say (any more)
   * @returns as `deliverConversation` does.
   */
  async deliverAtOnce(
    lineUserId: string,
    write: (transaction: Transaction, customer: LockedCustomer) => Promise<boolean>,
  ): Promise<number | null> {
    if (this.channel.pausedBecause || this.channel.breaker.state !== 'closed') return null;
    const first = await this.unitOfWork.run(async (transaction): Promise<Turn> => {
      const customer = await this.customers.lock(transaction, lineUserId);
      if (findSendingObstacle(customer)) return { kind: 'done' };
      if (await this.outbox.isBusy(transaction, lineUserId)) return { kind: 'done' };
      const isWritten = await write(transaction, customer);
      return isWritten ? this.nextTurn(transaction, lineUserId) : { kind: 'done' };
    });
    return this.takeTurns(lineUserId, first);
  }

  /** @returns conversations whose queued messages nobody is working on: their job was lost. */
  listStranded(olderThanMs: number): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - olderThanMs);
    return this.deliveries.listStranded(this.unitOfWork.sql, before, 500);
  }

  /** Sending goes on after a pause. @returns conversations in which something has waited for that. */
  async endPause(): Promise<string[]> {
    await this.deliveries.endPause(this.unitOfWork.sql);
    return this.listStranded(0);
  }

  private async takeTurns(lineUserId: string, first: Turn): Promise<number | null> {
    let turn = first;
    while (turn.kind === 'call' || turn.kind === 'again') {
      turn = await (turn.kind === 'call'
        ? this.makeCall(lineUserId, turn.delivery, turn.messages)
        : this.unitOfWork.run((transaction) => this.nextTurn(transaction, lineUserId)));
    }
    return turn.kind === 'later' ? turn.afterMs : null;
  }

  private async makeCall(
    lineUserId: string,
    delivery: Delivery,
    messages: readonly DeliverableMessage[],
  ): Promise<Turn> {
    const outcome = await this.send(lineUserId, delivery, messages);
    return this.unitOfWork.run(async (transaction) => {
      // Erased while LINE was called: there is nothing any more of which the outcome could be noted.
      if (!(await this.customers.lockIfKnown(transaction, lineUserId))) return { kind: 'done' };
      const afterMs = await this.outcomes.settle(transaction, { lineUserId, delivery, messages }, outcome);
      return afterMs === null ? this.nextTurn(transaction, lineUserId) : { kind: 'later', afterMs };
    });
  }

  private async nextTurn(transaction: Transaction, lineUserId: string): Promise<Turn> {
    const customer = await this.customers.lockIfKnown(transaction, lineUserId);
    if (!customer) return { kind: 'done' };
    const now = this.clock.now();
    const open = await this.deliveries.findOpen(transaction, lineUserId);
    // Whoever holds the lease looks for more when it has its answer, so there is nothing to do here.
    if (open?.leaseUntil && open.leaseUntil > now) return { kind: 'done' };
    if (this.channel.pausedBecause) return { kind: 'later', afterMs: pausedRetryMs };
    if (open?.nextAttemptAt && open.nextAttemptAt > now) return later(open.nextAttemptAt, now);
    if (open?.leaseUntil) {
      const step = stepAfterLostLease(open, now);
      if (step.step === 'leave_unknown') {
        await this.outcomes.end(transaction, open.id, 'unknown', step.error);
        return { kind: 'again' };
      }
    }
    const next = open ?? (await this.openNext(transaction, lineUserId, now));
    if ('kind' in next) return next;
    const obstacle = findSendingObstacle(customer);
    if (obstacle) {
      await this.outcomes.end(transaction, next.id, 'failed', obstacle);
      return { kind: 'again' };
    }
    await this.deliveries.lease(transaction, next.id, new Date(now.getTime() + leaseMs));
    return {
      kind: 'call',
      delivery: next,
      messages: await this.deliveries.listMessages(transaction, next.id),
    };
  }

  /** Gathers what is due into one call, and decides how it is paid for. */
  private async openNext(transaction: Transaction, lineUserId: string, now: Date): Promise<Delivery | Turn> {
    const waiting = await this.deliveries.openWaiting(transaction, lineUserId);
    if (waiting) return waiting;
    const queued = await this.outbox.listQueued(transaction, lineUserId);
    const gathered = gather(queued, now);
    if (gathered.kind === 'nothing') return { kind: 'done' };
    if (gathered.kind === 'wait') return later(gathered.until, now);
    const safeUntil = new Date(now.getTime() + safeTokenLifeMs);
    const taken = await this.outbox.takeReplyToken(transaction, lineUserId, now, safeUntil);
    const freeReplyUntil = taken?.freeReplyUntil ?? null;
    if (taken) transaction.publish('conversation.free_reply_changed', { lineUserId, freeReplyUntil });
    const button = await this.additions.buttonFor(transaction, queued, freeReplyUntil !== null);
    const delivery = {
      id: randomUUID(),
      via: taken ? ('reply' as const) : ('push' as const),
      replyToken: taken?.token ?? null,
      ...button,
    };
    const companionId = await this.additions.addCompanion(transaction, lineUserId, queued);
    const ids = companionId === null ? gathered.ids : [...gathered.ids, companionId];
    return this.deliveries.open(transaction, lineUserId, delivery, ids, now);
  }

  private async send(
    lineUserId: string,
    delivery: Delivery,
    messages: readonly DeliverableMessage[],
  ): Promise<SendOutcome> {
    const outgoing = toOutgoing(delivery, messages, this.links);
    const [problem] = checkOutgoing(outgoing, { allowLoopbackHttp: this.allowLoopbackHttp });
    if (problem) return refusedBeforeSending(problem.path, problem.message);
    return delivery.via === 'reply' && delivery.replyToken
      ? this.line.reply(delivery.replyToken, outgoing)
      : this.line.push(lineUserId, outgoing, delivery.id);
  }
}

function later(until: Date, now: Date): Turn {
  return { kind: 'later', afterMs: Math.max(0, until.getTime() - now.getTime()) };
}
