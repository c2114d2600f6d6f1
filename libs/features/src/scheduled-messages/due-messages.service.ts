import type { HeldReason } from '@jsk/contracts/scheduled-messages';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable, Logger } from '@nestjs/common';
import { AuditService } from '../audit';
import { CustomersService, findSendingObstacle, type LockedCustomer } from '../customers';
import { OperatorsService } from '../operators';
import { SessionsService } from '../sessions';
import { decide } from './schedule.policy';
import { type ScheduledMessageRow, ScheduledMessagesRepository } from './scheduled-messages.repository';
import { ScheduledSendingService } from './scheduled-sending.service';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** It was due and is not sent until somebody decides. */
    'scheduled_message.held': { id: string; lineUserId: string; operatorId: string };
  }
}

const batchSize = 100;

/**
 * Sends what is due. Each message is one transaction in which its customer is locked: of several processes that find
 * it one sends it, and one that dies in the middle has done nothing.
 */
@Injectable()
export class DueMessagesService {
  private readonly logger = new Logger(DueMessagesService.name);

  constructor(
    private readonly scheduled: ScheduledMessagesRepository,
    private readonly sending: ScheduledSendingService,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly operators: OperatorsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everything that is due now; what could not be done is tried the next time. */
  async runDue(): Promise<void> {
    const due = await this.scheduled.listDue(this.unitOfWork.sql, this.clock.now(), batchSize);
    for (const { id, lineUserId } of due) {
      try {
        await this.unitOfWork.run(async (transaction) => {
          const customer = await this.customers.lock(transaction, lineUserId);
          await this.settle(transaction, customer, id);
        });
      } catch (error) {
        this.logger.warn(`A scheduled message has to wait for the next time: ${(error as Error).message}`);
      }
    }
  }

  private async settle(transaction: Transaction, customer: LockedCustomer, id: string): Promise<void> {
    const { lineUserId, customerMessageCount } = customer;
    // Read again under the lock: somebody may have sent, changed or cancelled it in between.
    const scheduled = await this.scheduled.find(transaction, lineUserId, id);
    if (!scheduled || scheduled.heldReason || scheduled.sendAt > this.clock.now()) return;
    const operator = await this.operators.findActive(transaction, scheduled.operatorId);
    const session = await this.sessions.findOpen(transaction, lineUserId);
    const decision = decide({
      cancelIfCustomerWrites: scheduled.cancelIfCustomerWrites,
      hasCustomerWritten: customerMessageCount > scheduled.customerMessageCount,
      operator,
      obstacle: findSendingObstacle(customer)?.code ?? null,
      session,
      lastOperatorId: await this.sessions.findLastOperator(transaction, lineUserId),
    });
    if (decision.act === 'hold' || !operator) {
      return this.hold(transaction, scheduled, decision.act === 'hold' ? decision.reason : 'operator_gone');
    }
    const { id: operatorId, displayName: name, username, role } = operator;
    const actor: Actor = { operatorId, name, username, role, ip: null, userAgent: null };
    await this.sending.send(transaction, actor, scheduled, decision.act === 'send' ? session : null);
  }

  private async hold(
    transaction: Transaction,
    { id, lineUserId, operatorId }: ScheduledMessageRow,
    reason: HeldReason,
  ): Promise<void> {
    await this.scheduled.hold(transaction, id, reason);
    await this.audit.record(transaction, null, {
      action: 'scheduled_message.held',
      subjectType: 'scheduled_message',
      subjectId: id,
      detail: { lineUserId, reason },
    });
    this.sending.tellChange(transaction, lineUserId);
    transaction.publish('scheduled_message.held', { id, lineUserId, operatorId });
  }
}
