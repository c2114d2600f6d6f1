import type { Session } from '@jsk/contracts/sessions';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { findSendingObstacle, type LockedCustomer } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { OfflineTicketsService } from '../offline-tickets';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';

/** The customer does not want a person any more. The caller's transaction holds the customer's lock. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly tickets: OfflineTicketsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
  ) {}

  /** Leaves the queue, or ends the chat. @param open the open session */
  async leave(transaction: Transaction, customer: LockedCustomer, open: Session): Promise<void> {
    const session = await this.sessions.closeByCustomer(transaction, open);
    const { leftQueue, closed } = await this.settings.customerTexts(transaction);
    await this.confirm(transaction, customer, session, open.status === 'WAITING' ? leftQueue : closed);
  }

  /** @returns false when there was no ticket to take back. */
  async withdrawTicket(transaction: Transaction, customer: LockedCustomer): Promise<boolean> {
    const isWithdrawn = await this.tickets.withdraw(transaction, customer.lineUserId);
    if (!isWithdrawn) return false;
    const { leftQueue } = await this.settings.customerTexts(transaction);
    await this.confirm(transaction, customer, null, leftQueue);
    return true;
  }

  private async confirm(
    transaction: Transaction,
    customer: LockedCustomer,
    session: Session | null,
    text: string,
  ): Promise<void> {
    const { lineUserId } = customer;
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event: 'session_left' });
    if (findSendingObstacle(customer)) return;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, 'always');
  }
}
