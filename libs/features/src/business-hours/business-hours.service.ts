import type {
  BusinessDay,
  BusinessHours,
  HolidayImport,
  HoursOverride,
  OpeningStatus,
  Week,
} from '@jsk/contracts/business-hours';
import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { ShortCache, toldOfLifeMs } from '@jsk/platform/cache/short-cache';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditService } from '../audit';
import { BusinessHoursRepository, type StoredHours } from './business-hours.repository';
import { presentHours, presentStatus, toOpeningHours } from './business-hours.presenter';
import { comingOpenings } from './coming-openings.policy';
import { sortHolidays } from './holiday-import.policy';
import { readHolidayList } from './holiday-list.policy';
import { KnownOpening } from './known-opening';
import { openMsBetween } from './opening.policy';
import { describeDate, describeOpening, describeWeek } from './opening-words.policy';
import { isTimeZone } from './zoned-time';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** In every process: it may be open now, or closed, and the next opening may be another one. */
    'business_hours.changed': Record<string, never>;
  }
}

/** The name under which changes are told. */
const changesOf = 'business_hours';

/** When the shop is open: for customers, for the queue, and for the administrators who say it. */
@Injectable()
export class BusinessHoursService implements OnModuleInit {
  private readonly known = new ShortCache(async (sql: Sql) => this.read(sql), toldOfLifeMs);

  constructor(
    private readonly hours: BusinessHoursRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly invalidation: CacheInvalidation,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.invalidation.onChange(changesOf, () => {
      this.known.forget();
      this.events.publish([{ name: 'business_hours.changed', payload: {} }]);
    });
  }

  /** Whether it is open now, from what this process knows. */
  async status(sql: Sql): Promise<OpeningStatus> {
    return presentStatus((await this.known.get(sql)).opening.at(this.clock.now()));
  }

  /** As `status`, but what is stored now: for work that follows right after a change. */
  async storedStatus(sql: Sql): Promise<OpeningStatus> {
    return presentStatus((await this.read(sql)).opening.at(this.clock.now()));
  }

  /** @returns what tells for how many milliseconds it was open between two moments. */
  async measure(sql: Sql): Promise<(from: Date, to: Date) => number> {
    const hours = toOpeningHours((await this.known.get(sql)).stored);
    return (from, to) => openMsBetween(hours, from, to);
  }

  /** @returns when it next opens on a later day than today, and from next Monday on, and in which time zone. */
  async comingOpenings(sql: Sql): Promise<{ timeZone: string; nextDay: Date; nextWeek: Date }> {
    const { stored } = await this.known.get(sql);
    return { timeZone: stored.timeZone, ...comingOpenings(toOpeningHours(stored), this.clock.now()) };
  }

  /** @returns the hours of the week as customers are told, in Thai. */
  async describe(sql: Sql): Promise<string> {
    return describeWeek((await this.known.get(sql)).stored.week);
  }

  /** @returns the next opening as it follows "when we open" in Thai, with a space before it, or nothing. */
  async describeOpening(sql: Sql): Promise<string> {
    const { stored, opening } = await this.known.get(sql);
    const now = this.clock.now();
    const { isOpen, changesAt } = opening.at(now);
    return describeOpening(isOpen ? null : changesAt, now, stored.timeZone);
  }

  /** @returns the date of today where the shop is, as customers are told, in Thai. */
  async describeToday(sql: Sql): Promise<string> {
    const { stored } = await this.known.get(sql);
    return describeDate(this.clock.now(), stored.timeZone);
  }

  /** As it is stored now: whoever looks at it wants to change it. */
  async get(): Promise<BusinessHours> {
    return presentHours(await this.hours.load(this.unitOfWork.sql), this.clock.now());
  }

  /** By whose clock the shop opens and closes, such as `Asia/Bangkok`. */
  async timeZone(sql: Sql): Promise<string> {
    return (await this.known.get(sql)).stored.timeZone;
  }

  /** @throws AppError `validation_error` at `timeZone` when there is no such time zone. */
  async update(actor: Actor, { timeZone, week }: { timeZone: string; week: Week }): Promise<BusinessHours> {
    if (!isTimeZone(timeZone)) throw invalid('timeZone', 'must be a time zone such as Asia/Bangkok');
    return this.change(async (transaction, before) => {
      const after = { ...before, timeZone, week };
      await this.hours.save(transaction, after, this.clock.now());
      await this.record(transaction, actor, 'business_hours.updated', {
        before: { timeZone: before.timeZone, week: before.week },
        after: { timeZone, week },
      });
    });
  }

  /** @throws AppError `validation_error` at `until` when that is over. */
  async override(actor: Actor, { state, until }: HoursOverride): Promise<BusinessHours> {
    const since = this.clock.now();
    const override = { state, since, until: until === null ? null : new Date(until) };
    if (override.until && override.until <= since) throw invalid('until', 'must be in the future');
    return this.change(async (transaction, before) => {
      await this.hours.save(transaction, { ...before, override }, this.clock.now());
      await this.record(transaction, actor, 'business_hours.overridden', {
        before: before.override,
        after: override,
      });
    });
  }

  /** Does nothing when there is none. */
  async endOverride(actor: Actor): Promise<BusinessHours> {
    return this.change(async (transaction, before) => {
      if (!before.override) return;
      await this.hours.save(transaction, { ...before, override: null }, this.clock.now());
      await this.record(transaction, actor, 'business_hours.override_ended', { before: before.override });
    });
  }

  /** @throws AppError `conflict` at `date` when the date has an exception. */
  async createDay(actor: Actor, day: BusinessDay): Promise<BusinessHours> {
    return this.change(async (transaction) => {
      const [added] = await this.hours.insertDays(transaction, [day]);
      if (!added) {
        const message = 'This date has an exception already';
        throw new AppError('conflict', message, { errors: [{ path: 'date', message }] });
      }
      await this.record(transaction, actor, 'business_day.created', { after: day }, day.date);
    });
  }

  /** @throws AppError `not_found`. */
  async updateDay(actor: Actor, day: BusinessDay): Promise<BusinessHours> {
    return this.change(async (transaction, stored) => {
      const before = findDay(stored, day.date);
      await this.hours.updateDay(transaction, day);
      await this.record(transaction, actor, 'business_day.updated', { before, after: day }, day.date);
    });
  }

  /** @throws AppError `not_found`. */
  async deleteDay(actor: Actor, date: string): Promise<BusinessHours> {
    return this.change(async (transaction, stored) => {
      const before = findDay(stored, date);
      await this.hours.deleteDay(transaction, date);
      await this.record(transaction, actor, 'business_day.deleted', { before }, date);
    });
  }

  /** @throws AppError `validation_error` at `text` when the list is too long. */
  async importHolidays(
    actor: Actor,
    { text, preview }: { text: string; preview: boolean },
  ): Promise<HolidayImport> {
    const list = readHolidayList(text);
    if (preview) return sortHolidays(list, await this.hours.load(this.unitOfWork.sql), this.clock.now());
    return this.inChange(async (transaction, stored) => {
      const sorted = sortHolidays(list, stored, this.clock.now());
      const { added } = sorted;
      if (added.length === 0) return sorted;
      await this.hours.insertDays(transaction, added);
      await this.record(transaction, actor, 'business_hours.holidays_imported', { added });
      return sorted;
    });
  }

  private async change(
    work: (transaction: Transaction, before: StoredHours) => Promise<void>,
  ): Promise<BusinessHours> {
    const after = await this.inChange(async (transaction, before) => {
      await work(transaction, before);
      return this.hours.load(transaction);
    });
    return presentHours(after, this.clock.now());
  }

  /** One change after the other; every process follows at once. */
  private async inChange<Result>(
    work: (transaction: Transaction, before: StoredHours) => Promise<Result>,
  ): Promise<Result> {
    const result = await this.unitOfWork.run(async (transaction) => {
      const done = await work(transaction, await this.hours.loadForChange(transaction));
      await this.invalidation.announce(transaction, changesOf);
      return done;
    });
    this.known.forget();
    return result;
  }

  private async read(sql: Sql): Promise<{ stored: StoredHours; opening: KnownOpening }> {
    const stored = await this.hours.load(sql);
    return { stored, opening: new KnownOpening(toOpeningHours(stored)) };
  }

  private record(
    sql: Sql,
    actor: Actor,
    action: string,
    detail: Record<string, unknown>,
    date?: string,
  ): Promise<void> {
    const subject = date
      ? { subjectType: 'business_day', subjectId: date }
      : { subjectType: 'business_hours', subjectId: '1' };
    return this.audit.record(sql, actor, { action, ...subject, detail });
  }
}

function findDay({ days }: StoredHours, date: string): BusinessDay {
  const day = days.find((one) => one.date === date);
  if (!day) throw new AppError('not_found', 'This date has no exception');
  return day;
}

function invalid(path: string, message: string): AppError {
  return new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}
