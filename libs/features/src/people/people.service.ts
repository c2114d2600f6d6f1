import type { createOperator, OperatorProfile, updateOperator } from '@jsk/contracts/people';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { SignInSessionsService } from '../auth';
import { assertPasswordAllowed, hashPassword } from '../operators';
import { LeftBehindService } from '../session-lifecycle';
import { SkillsService } from '../skills';
import { PeopleActsService } from './people-acts.service';
import { actsOf, differenceOf } from './people.policy';
import { PeopleRepository } from './people.repository';
import { makeTemporaryPassword } from './temporary-password';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** What somebody can do, or how much of it at a time, has changed. */
    'operator.routing_changed': { operatorId: string; skillIds: readonly string[] };
  }
}

/** Everybody who works in the console: who they are, what they can do, and how much of it at a time. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly acts: PeopleActsService,
    private readonly skills: SkillsService,
    private readonly signIns: SignInSessionsService,
    private readonly leftBehind: LeftBehindService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(): Promise<OperatorProfile[]> {
    return this.people.list(this.unitOfWork.sql);
  }

  /**
   * @returns the account, and the password that was made for it unless one was given.
   * @throws AppError `conflict` at `username` when it is taken, `validation_error` for a skill that does not exist or a
   * password that is not allowed, `forbidden`.
   */
  async create(
    actor: Actor,
    input: Parsed<typeof createOperator>,
  ): Promise<OperatorProfile & { temporaryPassword: string | null }> {
    const { username, displayName, role, capacity, skillIds, password } = input;
    const temporaryPassword = password === undefined ? makeTemporaryPassword() : null;
    const mustChangePassword = input.mustChangePassword || temporaryPassword !== null;
    if (password !== undefined) assertPasswordAllowed(password, username, 'password');
    const passwordHash = await hashPassword(password ?? temporaryPassword ?? '');
    return this.acts.onNobodyYet(actor, { kind: 'create', role }, async (transaction) => {
      await this.skills.assertExist(transaction, skillIds);
      const account = { username, displayName, role, capacity, passwordHash, mustChangePassword };
      const id = await this.people.insertOnce(transaction, { ...account, at: this.clock.now() });
      if (!id) throw usernameTaken(username);
      await this.people.replaceSkills(transaction, id, skillIds);
      const profile = await this.acts.get(transaction, id);
      const detail = { displayName, role, capacity, skillIds: profile.skillIds, mustChangePassword };
      await this.acts.record(transaction, actor, 'operator.created', profile, detail);
      return { ...profile, temporaryPassword };
    });
  }

  /**
   * Open conversations of somebody whose account is switched off go back to the queue; what they scheduled is held
   * back when it is due, until somebody decides.
   * @throws AppError `not_found`, `forbidden`, or `validation_error` for a skill that does not exist.
   */
  async update(
    actor: Actor,
    { operatorId, ...change }: Parsed<typeof updateOperator>,
  ): Promise<OperatorProfile> {
    const after = await this.acts.onSomebody(
      actor,
      operatorId,
      (before) => actsOf(before, change),
      async (transaction, before) => {
        if (change.skillIds) await this.skills.assertExist(transaction, change.skillIds);
        await this.people.update(transaction, { ...before, ...change });
        if (change.skillIds) await this.people.replaceSkills(transaction, operatorId, change.skillIds);
        const changed = await this.acts.get(transaction, operatorId);
        await this.tell(transaction, actor, before, changed);
        return changed;
      },
    );
    if (after.isActive || change.isActive === undefined) return after;
    await this.leftBehind.requeue({ operatorId, by: actor });
    return { ...after, activeSessions: 0 };
  }

  /** @throws AppError `not_found`, `forbidden`, or `conflict` for somebody who has ever signed in or done something. */
  async delete(actor: Actor, operatorId: string): Promise<void> {
    await this.acts.onSomebody(
      actor,
      operatorId,
      () => [{ kind: 'delete' }],
      async (transaction, before) => {
        if (!(await this.people.deleteUnlessUsed(transaction, operatorId))) {
          throw new AppError('conflict', 'This account was used; switch it off instead');
        }
        const { displayName, role } = before;
        await this.acts.record(transaction, actor, 'operator.deleted', before, { displayName, role });
      },
    );
  }

  /** In the log, to whoever gives out conversations, and to what lets people in. */
  private async tell(
    transaction: Transaction,
    actor: Actor,
    before: OperatorProfile,
    after: OperatorProfile,
  ): Promise<void> {
    const { id: operatorId, skillIds } = after;
    const difference = differenceOf(before, after);
    if (difference) await this.acts.record(transaction, actor, 'operator.updated', after, difference);
    if (difference && ('capacity' in difference.after || 'skillIds' in difference.after)) {
      transaction.publish('operator.routing_changed', { operatorId, skillIds });
    }
    if (before.role !== after.role) await this.signIns.renewAllOf(transaction, operatorId);
    if (before.isActive === after.isActive) return;
    const action = after.isActive ? 'operator.switched_on' : 'operator.switched_off';
    await this.acts.record(transaction, actor, action, after);
    await this.signIns.endAllOf(transaction, operatorId);
  }
}

function usernameTaken(username: string): AppError {
  const message = `Somebody has the user name ${username} already`;
  return new AppError('conflict', message, { errors: [{ path: 'username', message }] });
}
