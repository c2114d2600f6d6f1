import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { findSendingObstacle, type LockedCustomer } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { OfflineTicketsService } from '../offline-tickets';
import { type HandoffRequest, SessionsService } from '../sessions';
import { SettingsService } from '../settings';

/**
 * Brings a customer to a person: into the queue, or outside business hours onto the list of those who are called back.
 * The caller's transaction holds the customer's lock, and there is no open session.
 */
@Injectable()
export class QueueEntryService {
  constructor(
    private readonly hours: BusinessHoursService,
    private readonly tickets: OfflineTicketsService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
  ) {}

  async enter(transaction: Transaction, customer: LockedCustomer, request: HandoffRequest): Promise<void> {
    const { isOpen } = await this.hours.status(transaction);
    if (isOpen) await this.joinQueue(transaction, customer, request);
    else await this.leaveTicket(transaction, customer, request);
  }

  /** @returns false when nobody ever served this customer. */
  async enterAgain(transaction: Transaction, customer: LockedCustomer): Promise<boolean> {
    const wantedOperatorId = await this.sessions.findLastOperator(transaction, customer.lineUserId);
    if (wantedOperatorId === null) return false;
    const trigger = { kind: 'CONTINUE', keyword: null } as const;
    await this.enter(transaction, customer, { trigger, wantedOperatorId });
    return true;
  }

  /** Whether the customer is going to be called back. While it is open nobody is, and nothing is asked. */
  async hasTicket(transaction: Transaction, lineUserId: string): Promise<boolean> {
    const { isOpen } = await this.hours.status(transaction);
    return !isOpen && (await this.tickets.findOpen(transaction, lineUserId)) !== null;
  }

  private async joinQueue(
    transaction: Transaction,
    customer: LockedCustomer,
    request: HandoffRequest,
  ): Promise<void> {
    const { lineUserId } = customer;
    const session = await this.sessions.openFor(transaction, lineUserId, request);
    if (!session) return;
    // Who asked while it was closed and asks again before the ticket has entered the queue is in it now.
    await this.tickets.take(transaction, lineUserId, session.id);
    const event = 'handoff_requested' as const;
    const detail = request.trigger.keyword;
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event, detail });
    if (findSendingObstacle(customer)) return;
    // The place in the queue goes along when the notice leaves.
    const text = (await this.settings.customerTexts(transaction)).handoff;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, 'always');
  }

  private async leaveTicket(
    transaction: Transaction,
    customer: LockedCustomer,
    request: HandoffRequest,
  ): Promise<void> {
    const { lineUserId } = customer;
    const ticket = await this.tickets.open(transaction, lineUserId, request);
    if (findSendingObstacle(customer)) return;
    const hours = await this.hours.describe(transaction);
    const opensAt = await this.hours.describeOpening(transaction);
    const { outsideHours } = await this.settings.customerTexts(transaction);
    const text = outsideHours.replaceAll('{hours}', () => hours).replaceAll('{opensAt}', () => opensAt);
    // Who asks again is told again, but not at a price.
    await this.outgoing.queueNotice(
      transaction,
      { lineUserId, session: null, text },
      ticket ? 'always' : 'when_free',
    );
  }
}
