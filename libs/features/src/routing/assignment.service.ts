import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { CustomersService } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { SessionsService } from '../sessions';
import type { WaitingCustomer } from './assignment.policy';
import { RoutingRepository } from './routing.repository';

/** Gives waiting customers to operators who did not ask for them. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly routing: RoutingRepository,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * An administrator decides, also above the capacity.
   * @throws AppError `session_already_claimed`, `session_not_found`, `not_found`, or `validation_error` for somebody who
   * does not exist or may not sign in.
   */
  assignByHand(actor: Actor, choice: { lineUserId: string; operatorId: string }): Promise<Session> {
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, choice.lineUserId);
      return this.assignLocked(transaction, actor, choice);
    });
  }

  /** As `assignByHand`, in the transaction of a caller who has locked the customer. */
  async assignLocked(
    transaction: Transaction,
    actor: Actor,
    { lineUserId, operatorId }: { lineUserId: string; operatorId: string },
  ): Promise<Session> {
    const operator = await this.routing.lockOperator(transaction, operatorId);
    if (!operator) {
      const message = 'There is no active operator with this id';
      throw new AppError('validation_error', message, { errors: [{ path: 'operatorId', message }] });
    }
    return this.give(transaction, lineUserId, { id: operatorId, name: operator.name }, actor);
  }

  /**
   * Does what was decided about a customer, unless things have changed: whoever claims or closes at the same time holds
   * the customer's lock, and whoever gives the operator something else holds the operator's.
   */
  async assignIfStillPossible(
    transaction: Transaction,
    { lineUserId }: WaitingCustomer,
    operatorId: string,
  ): Promise<void> {
    if (!(await this.lockWaiting(transaction, lineUserId))) return;
    const operator = await this.routing.lockOperator(transaction, operatorId);
    const load = operator && (await this.routing.countLoadIfOnline(transaction, operatorId));
    if (!operator || load === null || load >= operator.capacity) return;
    await this.give(transaction, lineUserId, { id: operatorId, name: operator.name }, null);
  }

  /** Nobody with the skill is there: everybody may take the customer. */
  async openToAll(transaction: Transaction, { lineUserId }: WaitingCustomer): Promise<void> {
    if (!(await this.lockWaiting(transaction, lineUserId))) return;
    const session = await this.sessions.openToAll(transaction, lineUserId);
    if (!session) return;
    const line = { lineUserId, session, event: 'session_opened_to_all' as const, detail: session.skill };
    await this.messages.appendSystemLine(transaction, line);
  }

  private async lockWaiting(transaction: Transaction, lineUserId: string): Promise<boolean> {
    await this.customers.lock(transaction, lineUserId);
    const session = await this.sessions.findOpen(transaction, lineUserId);
    return session?.status === 'WAITING';
  }

  private async give(
    transaction: Transaction,
    lineUserId: string,
    operator: { id: string; name: string },
    by: Actor | null,
  ): Promise<Session> {
    const session = await this.sessions.assign(transaction, lineUserId, operator.id, by);
    await this.routing.noteAssignment(transaction, operator.id, this.clock.now());
    await this.messages.appendSystemLine(transaction, {
      lineUserId,
      session,
      event: 'session_assigned',
      operatorName: by?.name,
      toOperatorName: operator.name,
    });
    await this.outgoing.keepNoticesForAnswer(transaction, lineUserId);
    return session;
  }
}
