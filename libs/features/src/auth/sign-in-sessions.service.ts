import type { SignInSession } from '@jsk/contracts/account';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { SignInStanding } from './sign-in-standing.service';
import { SignInsRepository } from './sign-ins.repository';
import { refreshTokenSeconds } from './token-lives';

const dayMs = 24 * 60 * 60 * 1000;

/** So long it is known at which addresses somebody signed in; see `SignInLimits`. */
const signInsKeptDays = 30;

/** Where people are signed in, and how that ends. */
@Injectable()
export class SignInSessionsService {
  constructor(
    private readonly signIns: SignInsRepository,
    private readonly standing: SignInStanding,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param currentId with which this is asked. @returns used last first. */
  async list(operatorId: string, currentId: string): Promise<SignInSession[]> {
    const usedSince = new Date(this.clock.now().getTime() - refreshTokenSeconds * 1000);
    const signIns = await this.signIns.list(this.unitOfWork.sql, operatorId, usedSince);
    return signIns.map((signIn) => ({
      ...signIn,
      createdAt: signIn.createdAt.toISOString(),
      lastUsedAt: signIn.lastUsedAt.toISOString(),
      isCurrent: signIn.id === currentId,
    }));
  }

  /** @throws AppError `not_found` when the actor has no such sign-in. */
  async end(actor: Actor, signInId: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const hasEnded = await this.endOne(transaction, actor.operatorId, signInId);
      if (!hasEnded) throw new AppError('not_found', 'There is no such sign-in, or it has ended');
      await this.audit.record(transaction, actor, {
        action: 'auth.sign_in_ended',
        subjectType: 'operator',
        subjectId: actor.operatorId,
        detail: { signInId },
      });
    });
  }

  async endEverywhere(actor: Actor): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.endAllOf(transaction, actor.operatorId);
      await this.audit.record(transaction, actor, {
        action: 'auth.signed_out_everywhere',
        subjectType: 'operator',
        subjectId: actor.operatorId,
      });
    });
  }

  /** @returns false when it had ended before. */
  async endOne(transaction: Transaction, operatorId: string, signInId: string): Promise<boolean> {
    const hasEnded = await this.signIns.end(transaction, operatorId, signInId, this.clock.now());
    if (hasEnded) await this.standing.announceChange(transaction, operatorId);
    return hasEnded;
  }

  /**
   * Every sign-in of the operator ends with the transaction: refresh and access tokens, sockets, files.
   * @param except the sign-in that goes on.
   */
  async endAllOf(
    transaction: Transaction,
    operatorId: string,
    { except = null }: { except?: string | null } = {},
  ): Promise<void> {
    await this.signIns.endAllOf(transaction, operatorId, this.clock.now(), except);
    await this.standing.announceChange(transaction, operatorId);
  }

  /**
   * For whoever changes somebody's role: sign-ins go on, but what says the former role is renewed before it opens
   * anything, sockets too.
   */
  async renewAllOf(transaction: Transaction, operatorId: string): Promise<void> {
    await this.standing.announceChange(transaction, operatorId);
  }

  /** Deletes what nobody needs any more. @returns how many rows are gone. */
  async runDue(): Promise<number> {
    const now = this.clock.now().getTime();
    const unusedSince = new Date(now - signInsKeptDays * dayMs);
    return this.signIns.deleteOld(this.unitOfWork.sql, new Date(now - dayMs), unusedSince);
  }
}
