import type { User } from '@jsk/contracts/auth';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ShortCache, toldOfLifeMs } from '@jsk/platform/cache/short-cache';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { accessTokenSeconds } from './token-lives';
import { type AccountState, SignInsRepository } from './sign-ins.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** Some of their sign-ins have ended, or their account was switched off or has another role. */
    'sign_ins.changed': { operatorId: string };
  }
}

/** The name under which changes are told, with the operator's id. */
export const signInChanges = 'sign_ins';

type ChangeListener = (operatorId: string | null) => void;

/**
 * Whether a sign-in still holds. An access token is good for half an hour by itself; this ends it earlier. What was read
 * is kept until news of a change come, so that in general a request costs no statement.
 */
@Injectable()
export class SignInStanding implements OnModuleInit {
  private readonly states = new Map<string, ShortCache<AccountState | null, Sql>>();
  private readonly listeners: ChangeListener[] = [];

  constructor(
    private readonly signIns: SignInsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly invalidation: CacheInvalidation,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.invalidation.onChange(signInChanges, (operatorId) => this.forget(operatorId));
    this.events.on('sign_ins.changed', ({ operatorId }) => this.forget(operatorId));
  }

  /** @param listener is told in every process whose sign-ins to look at again; null: everybody's. */
  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  /** To be called by whoever changes anything of it: in this process it holds with the commit, elsewhere in a moment. */
  async announceChange(transaction: Transaction, operatorId: string): Promise<void> {
    await this.invalidation.announce(transaction, signInChanges, operatorId);
    transaction.publish('sign_ins.changed', { operatorId });
  }

  /** So that the first request after signing in costs no statement. */
  async load(operatorId: string): Promise<void> {
    await this.stateOf(operatorId);
  }

  /**
   * @throws AppError `auth_invalid_token` when it has ended, `auth_expired_token` when the role is not the present one,
   * so that a refresh helps.
   */
  async assertHolds(signInId: string, { id, role }: Pick<User, 'id' | 'role'>): Promise<void> {
    const state = await this.stateOf(id);
    if (!state?.isActive || state.endedSignIns.includes(signInId)) {
      throw new AppError('auth_invalid_token', 'This sign-in has ended');
    }
    if (state.role !== role) throw new AppError('auth_expired_token', 'Your role has changed');
  }

  private stateOf(operatorId: string): Promise<AccountState | null> {
    let state = this.states.get(operatorId);
    if (!state) {
      state = new ShortCache((sql) => this.read(sql, operatorId), toldOfLifeMs);
      this.states.set(operatorId, state);
    }
    return state.get(this.unitOfWork.sql);
  }

  /** Tokens of sign-ins that ended before have expired by themselves. */
  private read(sql: Sql, operatorId: string): Promise<AccountState | null> {
    const endedSince = new Date(this.clock.now().getTime() - 2 * accessTokenSeconds * 1000);
    return this.signIns.findState(sql, operatorId, endedSince);
  }

  private forget(operatorId: string | null): void {
    if (operatorId === null) this.states.clear();
    else this.states.delete(operatorId);
    for (const listener of this.listeners) listener(operatorId);
  }
}
