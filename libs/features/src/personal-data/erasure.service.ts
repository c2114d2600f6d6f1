import { randomBytes } from 'node:crypto';
import type { eraseCustomer } from '@jsk/contracts/personal-data';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AuditService } from '../audit';
import { ErasureRepository } from './erasure.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** Whoever holds anything of them in memory, in a job or on a screen has to let go of it. */
    'customer.erased': { lineUserId: string };
  }
}

type ErasureOutcome = z.output<typeof eraseCustomer.output>;

/** LINE does not say for how long it may deliver an event again; the inbox knows its events for as long. */
const rememberedMs = 30 * 24 * 60 * 60 * 1000;

/** Lets a customer be forgotten, and the figures stay as they are. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly erasure: ErasureRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * In one transaction, so that a process that dies on the way has done nothing, and nobody sees half of it. Only files
   * are left for afterwards: they are noted in the same transaction.
   * @throws AppError `not_found`, `conflict` while a session is open, `validation_error` when another name was typed.
   */
  erase(actor: Actor, { lineUserId, confirmation }: Parsed<typeof eraseCustomer>): Promise<ErasureOutcome> {
    return this.unitOfWork.run(async (transaction) => {
      await this.erasure.blankEvents(transaction, lineUserId);
      const customer = await this.erasure.lock(transaction, lineUserId);
      if (!customer) throw new AppError('not_found', 'There is no customer with this id');
      if (customer.hasOpenSession) {
        throw new AppError('conflict', 'Close the conversation before the customer is erased');
      }
      assertConfirmed(confirmation, customer.displayName?.trim() || lineUserId);
      const identity = { lineUserId, pseudonym: newPseudonym(), at: this.clock.now() };
      await this.erasure.createPseudonym(transaction, identity);
      const files = await this.erasure.forgetFiles(transaction, lineUserId);
      const messages = await this.erasure.stripMessages(transaction, identity);
      const sessions = await this.erasure.stripSessions(transaction, identity);
      await this.erasure.leaveGroups(transaction, lineUserId);
      await this.erasure.deleteCustomer(transaction, lineUserId);
      await this.erasure.rememberErasure(transaction, identity);
      const subject = { subjectType: 'customer', subjectId: lineUserId };
      const detail = { messages, sessions, files };
      await this.audit.record(transaction, actor, { action: 'customer.erased', ...subject, detail });
      transaction.publish('customer.erased', { lineUserId });
      return { messages, sessions, files };
    });
  }

  /** Forgets even that somebody was erased, once nothing of theirs can come any more. */
  forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - rememberedMs);
    return this.erasure.forgetErasures(this.unitOfWork.sql, before);
  }
}

/** In the shape that the database asks of ids; nobody has it, because LINE's are as random. */
function newPseudonym(): string {
  return `U${randomBytes(16).toString('hex')}`;
}

function assertConfirmed(confirmation: string, name: string): void {
  if (confirmation.normalize('NFC').trim() === name.normalize('NFC')) return;
  const message = 'must be the name of the customer';
  throw new AppError('validation_error', 'The name is another one', {
    errors: [{ path: 'confirmation', message }],
  });
}
