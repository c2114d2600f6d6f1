import type { transferConversation } from '@jsk/contracts/conversations';
import type { OperatorReference, Session } from '@jsk/contracts/sessions';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { CustomersService } from '../customers';
import { MessagesService } from '../messages';
import { OperatorsService } from '../operators';
import { AssignmentService } from '../routing';
import { SessionsService, SessionTransfersService } from '../sessions';

/** Hands a conversation to a colleague, to whoever has a skill, or back to the queue. */
@Injectable()
export class TransferService {
  constructor(
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly transfers: SessionTransfersService,
    private readonly messages: MessagesService,
    private readonly assignment: AssignmentService,
    private readonly operators: OperatorsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError `validation_error` at what the conversation cannot go to, or as `getOpenFor` does. */
  async transfer(actor: Actor, input: Parsed<typeof transferConversation>): Promise<Session> {
    const { lineUserId, toOperatorId, skill } = input;
    const reason = input.reason || null;
    const to = toOperatorId ? await this.operators.getForTransfer(toOperatorId) : null;
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, lineUserId);
      const before = await this.sessions.getOpenFor(transaction, lineUserId, actor);
      if (!to) return this.toQueue(transaction, before, { actor, skillName: skill ?? null, reason });
      // Nobody has a customer who waits, so that there is nothing to hand on.
      const choice = { lineUserId, operatorId: to.id };
      if (before.status === 'WAITING') return this.assignment.assignLocked(transaction, actor, choice);
      return this.toOperator(transaction, before, { actor, to, reason });
    });
  }

  private async toOperator(
    transaction: Transaction,
    before: Session,
    { actor, to, reason }: { actor: Actor; to: OperatorReference; reason: string | null },
  ): Promise<Session> {
    const session = await this.transfers.transfer(transaction, before, { to, reason, by: actor });
    await this.messages.appendSystemLine(transaction, {
      lineUserId: session.lineUserId,
      session,
      event: 'session_transferred',
      operatorName: before.operator?.name ?? actor.name,
      toOperatorName: to.name,
      detail: reason,
    });
    return session;
  }

  private async toQueue(
    transaction: Transaction,
    before: Session,
    { actor, skillName, reason }: { actor: Actor; skillName: string | null; reason: string | null },
  ): Promise<Session> {
    const skill = skillName ? await this.transfers.getSkillForTransfer(transaction, skillName) : null;
    const session = await this.transfers.requeue(transaction, before, { skill, reason, by: actor });
    await this.messages.appendSystemLine(transaction, {
      lineUserId: session.lineUserId,
      session,
      event: 'session_requeued',
      operatorName: actor.name,
      detail: [skill?.name, reason].filter(Boolean).join(' · ') || null,
    });
    return session;
  }
}
