import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { CustomersService, findSendingObstacle } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { type HandoffRequest, SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { type OfflineTicket, OfflineTicketsRepository } from './offline-tickets.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'ticket.opened': { lineUserId: string };
    /** It has entered the queue, an operator came before that, or the customer does not need anybody any more. */
    'ticket.ended': { lineUserId: string };
  }
}

/**
 * Customers who asked for a person while the shop was closed. At opening they enter the queue in the order in which they
 * asked. Whoever calls with a transaction has locked the customer in it.
 */
@Injectable()
export class OfflineTicketsService {
  constructor(
    private readonly tickets: OfflineTicketsRepository,
    private readonly hours: BusinessHoursService,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  findOpen(sql: Sql, lineUserId: string): Promise<OfflineTicket | null> {
    return this.tickets.findOpen(sql, lineUserId);
  }

  /** Notes that the customer wants a person; what they are told is up to the caller. @returns null when that is noted. */
  async open(
    transaction: Transaction,
    lineUserId: string,
    { trigger, skillId = null, wantedOperatorId = null }: HandoffRequest,
  ): Promise<OfflineTicket | null> {
    const createdAt = this.clock.now();
    const wanted = { lineUserId, trigger, skillId, wantedOperatorId, createdAt };
    const ticket = await this.tickets.insertOnce(transaction, wanted);
    if (!ticket) return null;
    const line = { lineUserId, session: null, event: 'ticket_opened' as const, detail: trigger.keyword };
    await this.messages.appendSystemLine(transaction, line);
    transaction.publish('ticket.opened', { lineUserId });
    return ticket;
  }

  /** The customer does not need anybody any more. @returns whether there was a ticket. */
  withdraw(transaction: Transaction, lineUserId: string): Promise<boolean> {
    return this.end(transaction, lineUserId, 'withdrawn', null);
  }

  /** The customer has a session by other means. @returns whether there was a ticket. */
  take(transaction: Transaction, lineUserId: string, sessionId: string): Promise<boolean> {
    return this.end(transaction, lineUserId, 'taken', sessionId);
  }

  /**
   * Puts whoever has a ticket into the queue, if it is open now. Each customer is a transaction of its own: several
   * processes may do this at once, and one that dies leaves the rest to the others.
   */
  async runDue(): Promise<void> {
    const { isOpen } = await this.hours.storedStatus(this.unitOfWork.sql);
    while (isOpen && (await this.releaseNext()));
  }

  /** @returns false when nobody is left. */
  private releaseNext(): Promise<boolean> {
    return this.unitOfWork.run(async (transaction) => {
      await this.tickets.waitForTurn(transaction);
      const lineUserId = await this.tickets.findNextCustomer(transaction);
      if (!lineUserId) return false;
      const customer = await this.customers.lock(transaction, lineUserId);
      // What was read before the lock may be over by now.
      const ticket = await this.tickets.findOpen(transaction, lineUserId);
      if (ticket && !findSendingObstacle(customer)) await this.release(transaction, ticket);
      return true;
    });
  }

  private async release(transaction: Transaction, ticket: OfflineTicket): Promise<void> {
    const { lineUserId } = ticket;
    const session = await this.sessions.openFor(transaction, lineUserId, ticket);
    if (!session) {
      const { id } = await this.sessions.getOpen(transaction, lineUserId);
      await this.take(transaction, lineUserId, id);
      return;
    }
    await this.end(transaction, lineUserId, 'queued', session.id);
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event: 'ticket_queued' });
    const text = (await this.settings.customerTexts(transaction)).ticketQueued;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, 'when_free');
  }

  private async end(
    transaction: Transaction,
    lineUserId: string,
    state: 'queued' | 'taken' | 'withdrawn',
    sessionId: string | null,
  ): Promise<boolean> {
    const ended = await this.tickets.end(transaction, lineUserId, { state, sessionId, at: this.clock.now() });
    if (ended) transaction.publish('ticket.ended', { lineUserId });
    return ended;
  }
}
