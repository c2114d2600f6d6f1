import type { Message } from '@jsk/contracts/messages';
import { isAdministrator } from '@jsk/contracts/roles';
import { type HeldMessage, type ScheduledMessage, scheduleLimits } from '@jsk/contracts/scheduled-messages';
import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { CustomersService, findSendingObstacle, type LockedCustomer } from '../customers';
import { SessionsService } from '../sessions';
import { VisibilityService } from '../visibility';
import { problemOfTime } from './schedule.policy';
import { presentScheduledMessage } from './scheduled-message.presenter';
import { type ScheduledMessageRow, ScheduledMessagesRepository } from './scheduled-messages.repository';
import { ScheduledSendingService } from './scheduled-sending.service';

interface ScheduledInput {
  readonly lineUserId: string;
  readonly text: string;
  readonly sendAt: string;
  readonly cancelIfCustomerWrites: boolean;
}

/** What operators do with texts that are sent later. */
@Injectable()
export class ScheduledMessagesService {
  constructor(
    private readonly scheduled: ScheduledMessagesRepository,
    private readonly sending: ScheduledSendingService,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly visibility: VisibilityService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(lineUserId: string): Promise<ScheduledMessage[]> {
    return (await this.scheduled.list(this.unitOfWork.sql, lineUserId)).map(presentScheduledMessage);
  }

  /** Of the actor; what is held back in a conversation that they may not see any more is for those who may. */
  async listHeld(actor: Actor): Promise<HeldMessage[]> {
    const { sql } = this.unitOfWork;
    const isVisible = await this.visibility.conditionFor(actor, sql);
    const rows = await this.scheduled.listHeld(sql, actor.operatorId, isVisible);
    return rows.map((row) => ({ ...presentScheduledMessage(row), displayName: row.displayName ?? '' }));
  }

  /** @throws AppError as sending now would, `validation_error` at `sendAt`, `conflict` when there are too many. */
  schedule(actor: Actor, input: ScheduledInput & { clientId: string }): Promise<ScheduledMessage> {
    const { lineUserId, clientId } = input;
    const { operatorId } = actor;
    return this.inConversation(lineUserId, async (transaction, customer) => {
      const earlier = await this.scheduled.findByClientId(transaction, { lineUserId, operatorId, clientId });
      if (earlier) return presentScheduledMessage(earlier);
      await this.getSessionToWriteIn(transaction, actor, lineUserId);
      assertMayBeSentTo(customer);
      if ((await this.scheduled.count(transaction, lineUserId)) >= scheduleLimits.open) {
        throw new AppError('conflict', `There are ${scheduleLimits.open} scheduled messages already`);
      }
      const values = this.valuesOf(input, customer);
      const id = await this.scheduled.insert(transaction, { ...values, lineUserId, operatorId, clientId });
      const { sendAt } = input;
      await this.changed(transaction, actor, 'scheduled_message.created', id, { lineUserId, sendAt });
      return presentScheduledMessage(await this.get(transaction, lineUserId, id));
    });
  }

  /** @throws AppError `not_found`, `forbidden`, `validation_error` at `sendAt`. */
  update(actor: Actor, id: string, input: ScheduledInput): Promise<ScheduledMessage> {
    const { lineUserId, sendAt } = input;
    return this.inConversation(lineUserId, async (transaction, customer) => {
      const before = await this.getOwn(transaction, actor, lineUserId, id);
      await this.scheduled.update(transaction, id, this.valuesOf(input, customer));
      const detail = { lineUserId, before: { sendAt: before.sendAt }, after: { sendAt } };
      await this.changed(transaction, actor, 'scheduled_message.updated', id, detail);
      return presentScheduledMessage(await this.get(transaction, lineUserId, id));
    });
  }

  /** @throws AppError `not_found`, `forbidden`. */
  async cancel(actor: Actor, lineUserId: string, id: string): Promise<void> {
    await this.inConversation(lineUserId, async (transaction) => {
      await this.getOwn(transaction, actor, lineUserId, id);
      await this.scheduled.delete(transaction, id);
      await this.changed(transaction, actor, 'scheduled_message.cancelled', id, { lineUserId });
    });
  }

  /** A session begins with it when none is open. @throws AppError `not_found`, and as sending a text does. */
  sendNow(actor: Actor, lineUserId: string, id: string): Promise<Message> {
    return this.inConversation(lineUserId, async (transaction, customer) => {
      const scheduled = await this.getOwn(transaction, actor, lineUserId, id);
      assertMayBeSentTo(customer);
      const isOpen = (await this.sessions.findOpen(transaction, lineUserId)) !== null;
      const session = isOpen ? await this.getSessionToWriteIn(transaction, actor, lineUserId) : null;
      return this.sending.send(transaction, actor, scheduled, session);
    });
  }

  private valuesOf(
    { text, sendAt, cancelIfCustomerWrites }: ScheduledInput,
    { customerMessageCount }: LockedCustomer,
  ) {
    const at = new Date(sendAt);
    const message = problemOfTime(at, this.clock.now());
    if (message) {
      throw new AppError('validation_error', `sendAt: ${message}`, { errors: [{ path: 'sendAt', message }] });
    }
    return { text, sendAt: at, cancelIfCustomerWrites, customerMessageCount };
  }

  private async getSessionToWriteIn(sql: Sql, actor: Actor, lineUserId: string): Promise<Session> {
    const session = await this.sessions.getOpenFor(sql, lineUserId, actor);
    if (session.status === 'WAITING') throw new AppError('forbidden', 'Claim this conversation first');
    return session;
  }

  private async get(sql: Sql, lineUserId: string, id: string): Promise<ScheduledMessageRow> {
    const row = await this.scheduled.find(sql, lineUserId, id);
    if (!row) throw new AppError('not_found', 'There is no such scheduled message');
    return row;
  }

  /** It is for whoever wrote it, whoever has the conversation, and administrators. */
  private async getOwn(sql: Sql, actor: Actor, lineUserId: string, id: string): Promise<ScheduledMessageRow> {
    const row = await this.get(sql, lineUserId, id);
    if (row.operatorId === actor.operatorId || isAdministrator(actor.role)) return row;
    await this.sessions.getOpenFor(sql, lineUserId, actor);
    return row;
  }

  private async changed(
    transaction: Transaction,
    actor: Actor,
    action: string,
    id: string,
    detail: Record<string, unknown> & { lineUserId: string },
  ): Promise<void> {
    await this.audit.record(transaction, actor, {
      action,
      subjectType: 'scheduled_message',
      subjectId: id,
      detail,
    });
    this.sending.tellChange(transaction, detail.lineUserId);
  }

  private inConversation<Result>(
    lineUserId: string,
    act: (transaction: Transaction, customer: LockedCustomer) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) =>
      act(transaction, await this.customers.lock(transaction, lineUserId)),
    );
  }
}

/** @throws AppError with what keeps anything from being sent. */
function assertMayBeSentTo(customer: LockedCustomer): void {
  const obstacle = findSendingObstacle(customer);
  if (obstacle) throw new AppError(obstacle.code, obstacle.message);
}
