import type { CustomerBar } from '@jsk/contracts/customer-details';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { CustomersService } from '../customers';
import { MessagesService } from '../messages';
import { OfflineTicketsService } from '../offline-tickets';
import { SessionsService } from '../sessions';
import { CustomerDetailsRepository } from './customer-details.repository';

/** Whom the team does not want to hear from: what they write is kept, and nobody is called because of it. */
@Injectable()
export class CustomerBarService {
  constructor(
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly tickets: OfflineTicketsService,
    private readonly messages: MessagesService,
    private readonly details: CustomerDetailsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes the open session without a word to the customer. Of a customer who is barred already the first bar holds.
   * @throws AppError `not_found`, or `forbidden` when the open session belongs to somebody else.
   */
  bar(actor: Actor, lineUserId: string, reason: string): Promise<CustomerBar> {
    return this.unitOfWork.run(async (transaction) => {
      const { isBarred } = await this.customers.lock(transaction, lineUserId);
      const existing = isBarred ? await this.details.findBar(transaction, lineUserId) : null;
      if (existing) return existing;
      const open = await this.sessions.findOpen(transaction, lineUserId);
      const session = open && (await this.sessions.close(transaction, actor, lineUserId, null));
      await this.tickets.withdraw(transaction, lineUserId);
      const at = this.clock.now();
      await this.customers.setBar(transaction, lineUserId, { at, operatorId: actor.operatorId, reason });
      const line = { lineUserId, session, event: 'customer_barred' as const, detail: reason };
      await this.messages.appendSystemLine(transaction, { ...line, operatorName: actor.name });
      await this.record(transaction, actor, lineUserId, 'customer.barred');
      return { at: at.toISOString(), by: { id: actor.operatorId, name: actor.name }, reason };
    });
  }

  /** @throws AppError `not_found` when nobody with this id ever wrote. */
  unbar(actor: Actor, lineUserId: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      const { isBarred } = await this.customers.lock(transaction, lineUserId);
      if (!isBarred) return;
      await this.customers.setBar(transaction, lineUserId, null);
      const line = { lineUserId, session: null, event: 'customer_unbarred' as const };
      await this.messages.appendSystemLine(transaction, { ...line, operatorName: actor.name });
      await this.record(transaction, actor, lineUserId, 'customer.unbarred');
    });
  }

  private record(transaction: Transaction, actor: Actor, lineUserId: string, action: string): Promise<void> {
    const subject = { subjectType: 'customer', subjectId: lineUserId };
    return this.audit.record(transaction, actor, { action, ...subject });
  }
}
