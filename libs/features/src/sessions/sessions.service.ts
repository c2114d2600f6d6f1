import type { ClosedBy, HandoffTrigger, OperatorReference, Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { BusinessHoursService } from '../business-hours';
import { CustomersService } from '../customers';
import { openTimesOf } from './session-times.policy';
import { statusAfter } from './session.machine';
import { assertMayAct } from './session.policy';
import { SessionsRepository } from './sessions.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'session.created': { session: Session };
    'session.claimed': { session: Session };
    /** Given to an operator who did not ask for it; by nobody: by the system. */
    'session.assigned': { session: Session; by: OperatorReference | null };
    /** Nobody with the skill is online: everybody may take it. */
    'session.opened_to_all': { session: Session };
    /** An operator wrote for the first time. */
    'session.answered': { session: Session };
    /** It is about to end because nobody writes. */
    'session.warned': { session: Session };
    /** Somebody has written, so that it is not about to end any more. */
    'session.resumed': { session: Session };
    /** Put aside by an operator: it has left the lists of what is to be done. */
    'session.snoozed': { session: Session };
    /** At hand again; `by` only when somebody took it up themselves. */
    'session.woken': { session: Session; because: WakeCause; by: OperatorReference | null };
    /** It is over, also when nobody came. */
    'session.closed': { session: Session };
  }
}

/** What brings back a session that was put aside. */
export type WakeCause = 'time' | 'customer' | 'operator';

/** What a customer who asks for a person is to get. */
export interface HandoffRequest {
  readonly trigger: HandoffTrigger;
  readonly skillId?: string | null;
  /** Whom the customer had before and wants again. */
  readonly wantedOperatorId?: string | null;
}

/**
 * The only place where a session changes. Every method takes the caller's transaction, in which the customer is
 * locked, so that a claim, a message and a close of one conversation never overlap.
 */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly customers: CustomersService,
    private readonly audit: AuditService,
    private readonly hours: BusinessHoursService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  findOpen(sql: Sql, lineUserId: string): Promise<Session | null> {
    return this.sessions.findOpen(sql, lineUserId);
  }

  /** @throws AppError `session_not_found`. */
  async getOpen(sql: Sql, lineUserId: string): Promise<Session> {
    const session = await this.sessions.findOpen(sql, lineUserId);
    if (!session) throw new AppError('session_not_found', 'This conversation has no open session');
    return session;
  }

  /** @returns the open session the actor may act on. @throws AppError `session_not_found` or `forbidden`. */
  async getOpenFor(sql: Sql, lineUserId: string, actor: Actor): Promise<Session> {
    const session = await this.getOpen(sql, lineUserId);
    assertMayAct(actor, session);
    return session;
  }

  /** Puts the customer into the queue. @returns null when a session is open already. */
  async openFor(
    transaction: Transaction,
    lineUserId: string,
    request: HandoffRequest,
  ): Promise<Session | null> {
    return this.open(transaction, null, lineUserId, request);
  }

  /** An operator starts a conversation and owns it at once. @throws AppError `conflict` when one is open. */
  async startFor(transaction: Transaction, actor: Actor, lineUserId: string): Promise<Session> {
    const trigger = { kind: 'OPERATOR', keyword: null } as const;
    const session = await this.open(transaction, actor, lineUserId, { trigger });
    if (session) return session;
    throw await this.alreadyTaken(transaction, lineUserId);
  }

  /** @throws AppError `session_already_claimed` with who has it, or `session_not_found`. */
  async claim(transaction: Transaction, actor: Actor, lineUserId: string): Promise<Session> {
    const id = await this.sessions.claimWaiting(transaction, lineUserId, actor.operatorId, this.clock.now());
    if (!id) throw await this.alreadyTaken(transaction, lineUserId);
    const session = await this.sessions.get(transaction, id);
    await this.record(transaction, actor, 'session.claimed', session);
    transaction.publish('session.claimed', { session });
    return session;
  }

  /**
   * Gives the waiting session to an operator who did not ask for it.
   * @param by null when the system does
   * @throws AppError `session_already_claimed` with who has it, or `session_not_found`.
   */
  async assign(
    transaction: Transaction,
    lineUserId: string,
    operatorId: string,
    by: Actor | null,
  ): Promise<Session> {
    const id = await this.sessions.claimWaiting(transaction, lineUserId, operatorId, this.clock.now());
    if (!id) throw await this.alreadyTaken(transaction, lineUserId);
    const session = await this.sessions.get(transaction, id);
    await this.record(transaction, by, 'session.assigned', session, { operatorId });
    transaction.publish('session.assigned', { session, by: by && { id: by.operatorId, name: by.name } });
    return session;
  }

  /** Everybody may take the waiting session, whatever skill it needs. @returns null when they may already. */
  async openToAll(transaction: Transaction, lineUserId: string): Promise<Session | null> {
    const id = await this.sessions.openToAll(transaction, lineUserId, this.clock.now());
    if (!id) return null;
    const session = await this.sessions.get(transaction, id);
    await this.record(transaction, null, 'session.opened_to_all', session);
    transaction.publish('session.opened_to_all', { session });
    return session;
  }

  /** Ends the session; the customer is with the bot again. @param reason what the operator says about it */
  async close(
    transaction: Transaction,
    actor: Actor,
    lineUserId: string,
    reason: string | null,
  ): Promise<Session> {
    const session = await this.getOpenFor(transaction, lineUserId, actor);
    return this.end(transaction, actor, session, { step: 'close', closedBy: 'OPERATOR', reason });
  }

  /** The customer leaves the queue or ends the chat. @param session the open one */
  closeByCustomer(transaction: Transaction, session: Session): Promise<Session> {
    return this.end(transaction, null, session, { step: 'close', closedBy: 'USER' });
  }

  /** Nobody came. @param session the open one */
  abandon(transaction: Transaction, session: Session): Promise<Session> {
    return this.end(transaction, null, session, { step: 'abandon', closedBy: 'SYSTEM' });
  }

  /** Nobody writes any more. @param session the open one */
  closeForInactivity(transaction: Transaction, session: Session): Promise<Session> {
    return this.end(transaction, null, session, { step: 'close', closedBy: 'SYSTEM_TIMEOUT' });
  }

  /** Nobody writes; unless somebody does, the session ends. @param session the open one */
  async warn(transaction: Transaction, session: Session, closesAt: Date): Promise<Session> {
    statusAfter('warn', session.status);
    await this.sessions.markWarned(transaction, session.id, this.clock.now(), closesAt);
    const warned = await this.sessions.get(transaction, session.id);
    transaction.publish('session.warned', { session: warned });
    return warned;
  }

  /** Puts the session aside. @param until null: until the customer writes @throws AppError as `getOpenFor` does. */
  async snooze(
    transaction: Transaction,
    actor: Actor,
    lineUserId: string,
    until: Date | null,
  ): Promise<Session> {
    const { id, status } = await this.getOpenFor(transaction, lineUserId, actor);
    statusAfter('snooze', status);
    await this.sessions.snooze(transaction, id, this.clock.now(), until);
    const session = await this.sessions.get(transaction, id);
    await this.record(transaction, actor, 'session.snoozed', session, { until });
    transaction.publish('session.snoozed', { session });
    return session;
  }

  /** Takes up what was put aside. @param before the open session @param by null: its time is over */
  async wake(transaction: Transaction, before: Session, by: Actor | null): Promise<Session> {
    statusAfter('wake', before.status);
    await this.sessions.wake(transaction, before.id, this.clock.now());
    const session = await this.sessions.get(transaction, before.id);
    await this.record(transaction, by, 'session.woken', session);
    transaction.publish('session.woken', {
      session,
      because: by ? 'operator' : 'time',
      by: by && { id: by.operatorId, name: by.name },
    });
    return session;
  }

  /** @returns the id of who served the customer last, or null when nobody did yet. */
  findLastOperator(sql: Sql, lineUserId: string): Promise<string | null> {
    return this.sessions.findLastOperator(sql, lineUserId);
  }

  /** @returns whose session it is or was, or null when there is none with this id. */
  findCustomerOf(sql: Sql, sessionId: string): Promise<string | null> {
    return this.sessions.findCustomerOf(sql, sessionId);
  }

  /** The customer wrote. @returns the open session and whether it was put aside until now, or null when there is none. */
  async recordCustomerActivity(
    transaction: Transaction,
    lineUserId: string,
    at: Date,
  ): Promise<{ session: Session; isWoken: boolean } | null> {
    const recorded = await this.sessions.recordActivity(transaction, lineUserId, at);
    if (!recorded) return null;
    const { session, wasWarned, wasSnoozed: isWoken } = recorded;
    if (wasWarned) transaction.publish('session.resumed', { session });
    if (isWoken) transaction.publish('session.woken', { session, because: 'customer', by: null });
    return { session, isWoken };
  }

  /** @param operatorId who answers */
  async recordOperatorResponse(
    transaction: Transaction,
    session: Session,
    operatorId: string,
  ): Promise<void> {
    await this.sessions.recordResponse(transaction, session.id, operatorId, this.clock.now());
    const isFirst = session.firstResponseAt === null;
    if (!isFirst && session.warnedAt === null) return;
    const news = isFirst ? 'session.answered' : 'session.resumed';
    transaction.publish(news, { session: await this.sessions.get(transaction, session.id) });
  }

  countWaiting(): Promise<number> {
    return this.sessions.countWaiting(this.unitOfWork.sql);
  }

  private async open(
    transaction: Transaction,
    owner: Actor | null,
    lineUserId: string,
    { trigger, skillId = null, wantedOperatorId = null }: HandoffRequest,
  ): Promise<Session | null> {
    const operatorId = owner?.operatorId ?? null;
    const at = this.clock.now();
    const id = await this.sessions.insertOnce(transaction, {
      lineUserId,
      trigger,
      skillId,
      wantedOperatorId,
      operatorId,
      at,
    });
    if (!id) return null;
    await this.customers.setLatestSession(transaction, lineUserId, id);
    await this.customers.setChatMode(transaction, lineUserId, 'HUMAN');
    const session = await this.sessions.get(transaction, id);
    await this.record(transaction, owner, 'session.created', session, { trigger });
    transaction.publish('session.created', { session });
    return session;
  }

  private async end(
    transaction: Transaction,
    actor: Actor | null,
    before: Session,
    {
      step,
      closedBy,
      reason = null,
    }: { step: 'close' | 'abandon'; closedBy: ClosedBy; reason?: string | null },
  ): Promise<Session> {
    const status = statusAfter(step, before.status);
    const ended = await this.sessions.end(transaction, before.id, status, {
      closedBy,
      reason,
      at: this.clock.now(),
    });
    const openMsBetween = await this.hours.measure(transaction);
    await this.sessions.saveOpenTimes(transaction, before.id, openTimesOf(ended, openMsBetween));
    await this.customers.setChatMode(transaction, before.lineUserId, 'BOT');
    await this.customers.forgetUnanswered(transaction, before.lineUserId);
    const session = await this.sessions.get(transaction, before.id);
    const action = step === 'abandon' ? 'session.abandoned' : 'session.closed';
    await this.record(transaction, actor, action, session, { closedBy, ...(reason && { reason }) });
    transaction.publish('session.closed', { session });
    return session;
  }

  private async alreadyTaken(sql: Sql, lineUserId: string): Promise<AppError> {
    const { operator } = await this.getOpen(sql, lineUserId);
    return operator
      ? new AppError('session_already_claimed', `${operator.name} has this conversation`, { operator })
      : new AppError('conflict', 'This conversation is waiting in the queue; claim it');
  }

  private record(
    sql: Sql,
    actor: Actor | null,
    action: string,
    session: Session,
    detail?: Record<string, unknown>,
  ) {
    const subject = { subjectType: 'session', subjectId: session.id };
    return this.audit.record(sql, actor, {
      action,
      ...subject,
      detail: { lineUserId: session.lineUserId, ...detail },
    });
  }
}
