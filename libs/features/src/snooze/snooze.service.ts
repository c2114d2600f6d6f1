import type { Session } from '@jsk/contracts/sessions';
import { longestSnoozeDays, type SnoozeChoices } from '@jsk/contracts/snooze';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { CustomersService } from '../customers';
import { MessagesService } from '../messages';
import { SessionsService } from '../sessions';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Puts conversations aside that have to wait for something, and takes them up again. */
@Injectable()
export class SnoozeService {
  constructor(
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly hours: BusinessHoursService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async listChoices(): Promise<SnoozeChoices> {
    const { timeZone, nextDay, nextWeek } = await this.hours.comingOpenings(this.unitOfWork.sql);
    const now = this.clock.now().getTime();
    const choices = [
      { kind: 'one_hour' as const, until: new Date(now + hourMs) },
      { kind: 'three_hours' as const, until: new Date(now + 3 * hourMs) },
      { kind: 'next_day' as const, until: nextDay },
      // Before a weekend they are the same.
      ...(nextWeek > nextDay ? [{ kind: 'next_week' as const, until: nextWeek }] : []),
    ];
    const items = choices.map(({ kind, until }) => ({ kind, until: until.toISOString() }));
    return { timeZone, items };
  }

  /**
   * @param until null: until the customer writes, which ends it in any case
   * @throws AppError `validation_error` at `until`, or as `getOpenFor` does.
   */
  snooze(actor: Actor, lineUserId: string, until: Date | null): Promise<Session> {
    this.assertPossible(until);
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, lineUserId);
      const session = await this.sessions.snooze(transaction, actor, lineUserId, until);
      await this.messages.appendSystemLine(transaction, {
        lineUserId,
        session,
        event: 'session_snoozed',
        operatorName: actor.name,
        detail: until?.toISOString() ?? null,
      });
      return session;
    });
  }

  /** @returns the session as it is, when it was not put aside. @throws AppError as `getOpenFor` does. */
  wake(actor: Actor, lineUserId: string): Promise<Session> {
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, lineUserId);
      const before = await this.sessions.getOpenFor(transaction, lineUserId, actor);
      if (before.snoozedAt === null) return before;
      const session = await this.sessions.wake(transaction, before, actor);
      const line = { lineUserId, session, event: 'session_woken' as const, operatorName: actor.name };
      await this.messages.appendSystemLine(transaction, line);
      return session;
    });
  }

  private assertPossible(until: Date | null): void {
    if (until === null) return;
    const fromNowMs = until.getTime() - this.clock.now().getTime();
    if (fromNowMs <= 0) throw invalidUntil('must be in the future');
    if (fromNowMs > longestSnoozeDays * dayMs) throw invalidUntil('must be within a year');
  }
}

function invalidUntil(message: string): AppError {
  return new AppError('validation_error', `until: ${message}`, { errors: [{ path: 'until', message }] });
}
