import type { OperatorReference, Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { statusAfter } from './session.machine';
import { SessionsRepository } from './sessions.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'session.transferred': {
      session: Session;
      from: OperatorReference | null;
      by: OperatorReference;
      reason: string | null;
    };
    /** It waits in the queue again, or for another skill; `by` is null when the system put it there. */
    'session.requeued': {
      session: Session;
      from: OperatorReference | null;
      by: OperatorReference | null;
      reason: string | null;
    };
  }
}

interface Skill {
  readonly id: string;
  readonly name: string;
}

interface Requeueing {
  /** What is needed now; null: what was needed before. */
  readonly skill: Skill | null;
  readonly reason: string | null;
  /** Null: the system. */
  readonly by: Actor | null;
}

/**
 * How a session changes hands, with its history. As in `SessionsService`, the caller's transaction holds the customer's
 * lock; whether the actor may do it is up to the caller.
 */
@Injectable()
export class SessionTransfersService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `validation_error` when there is no skill of this name. */
  async getSkillForTransfer(transaction: Transaction, name: string): Promise<Skill> {
    const skill = await this.sessions.findSkillForTransfer(transaction, name);
    if (skill) return skill;
    const message = 'There is no skill of this name';
    throw new AppError('validation_error', message, { errors: [{ path: 'skill', message }] });
  }

  /** @param before the open session @throws AppError `conflict` when it waits, or belongs to `to` already. */
  async transfer(
    transaction: Transaction,
    before: Session,
    { to, reason, by }: { to: OperatorReference; reason: string | null; by: Actor },
  ): Promise<Session> {
    statusAfter('transfer', before.status);
    if (before.operator?.id === to.id) {
      throw new AppError('conflict', `This conversation belongs to ${to.name} already`);
    }
    const at = this.clock.now();
    await this.sessions.setOwner(transaction, before.id, to.id, at);
    const change = { kind: 'OPERATOR', toOperatorId: to.id, toSkillId: null } as const;
    await this.keep(transaction, before, { ...change, reason, by, at });
    const session = await this.sessions.get(transaction, before.id);
    transaction.publish('session.transferred', {
      session,
      from: before.operator,
      by: referenceOf(by),
      reason,
    });
    return session;
  }

  /**
   * Puts the session back into the queue, where it keeps its place; one that waits can only be given another skill.
   * @param before the open session
   * @throws AppError `conflict` when it waits for just that.
   */
  async requeue(
    transaction: Transaction,
    before: Session,
    { skill, reason, by }: Requeueing,
  ): Promise<Session> {
    statusAfter('requeue', before.status);
    if (before.status === 'WAITING' && (!skill || skill.name === before.skill)) {
      throw new AppError('conflict', 'This conversation is waiting in the queue already');
    }
    const at = this.clock.now();
    await this.sessions.putInQueue(transaction, before.id, skill?.id ?? null, at);
    const kind = skill ? 'SKILL' : 'QUEUE';
    await this.keep(transaction, before, {
      ...{ kind, toOperatorId: null, toSkillId: skill?.id ?? null },
      ...{ reason, by, at },
    });
    const session = await this.sessions.get(transaction, before.id);
    const from = before.operator;
    transaction.publish('session.requeued', { session, from, by: by && referenceOf(by), reason });
    return session;
  }

  /** In the history of the session and in the audit log. */
  private async keep(
    transaction: Transaction,
    { id, lineUserId, operator }: Session,
    change: {
      kind: 'OPERATOR' | 'SKILL' | 'QUEUE';
      toOperatorId: string | null;
      toSkillId: string | null;
      reason: string | null;
      by: Actor | null;
      at: Date;
    },
  ): Promise<void> {
    const { by, at, reason, ...detail } = change;
    const fromOperatorId = operator?.id ?? null;
    const byOperatorId = by?.operatorId ?? null;
    await this.sessions.insertTransfer(transaction, {
      sessionId: id,
      fromOperatorId,
      byOperatorId,
      at,
      reason,
      ...detail,
    });
    await this.audit.record(transaction, by, {
      action: 'session.transferred',
      subjectType: 'session',
      subjectId: id,
      detail: { lineUserId, fromOperatorId, ...detail },
    });
  }
}

function referenceOf(actor: Actor): OperatorReference {
  return { id: actor.operatorId, name: actor.name };
}
