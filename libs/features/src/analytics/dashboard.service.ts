import type { Dashboard, Hourly } from '@jsk/contracts/analytics';
import type { MeasuredBy, Period } from '@jsk/contracts/periods';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { type AskedPeriod, PeriodsService, type ReportPeriod } from '../measures';
import { daysWithin, type ReportedDays } from './dashboard-days';
import {
  presentCost,
  presentDay,
  presentFunnel,
  presentTotals,
  presentTriggers,
} from './dashboard.presenter';
import { DashboardRepository } from './dashboard.repository';

/** How it went in a period; docs/metrics.md defines the figures. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly dashboard: DashboardRepository,
    private readonly periods: PeriodsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `validation_error` when there is no such period. */
  async get({ measuredBy, ...asked }: AskedPeriod & { measuredBy: MeasuredBy }): Promise<Dashboard> {
    const now = this.clock.now();
    const report = await this.periods.resolve(this.unitOfWork.sql, asked);
    const { startDate, endDate, previous, timeZone } = report;
    const { days, durations, percentiles, messageDays, triggers } = await this.count(report, measuredBy, now);
    const percentilesOn = new Map(percentiles.map((row) => [row.date, row]));
    const currentDays = days.filter(({ date }) => date >= startDate);
    return {
      period: { startDate, endDate },
      previousPeriod: previous,
      timeZone,
      measuredBy,
      computedAt: now.toISOString(),
      totals: presentTotals(
        currentDays,
        durations.filter(({ isCurrent }) => isCurrent),
      ),
      previousTotals: presentTotals(
        days.filter(({ date }) => date < startDate),
        durations.filter(({ isCurrent }) => !isCurrent),
      ),
      days: currentDays.map((day) => presentDay(day, percentilesOn.get(day.date))),
      funnel: presentFunnel(messageDays),
      triggers: presentTriggers(triggers),
      cost: presentCost(messageDays),
    };
  }

  /** @throws AppError `validation_error` when there is no such period. */
  async hourly(asked: AskedPeriod): Promise<Hourly> {
    const { startDate, endDate, timeZone } = await this.periods.resolve(this.unitOfWork.sql, asked);
    const period = { startDate, endDate };
    const cells = await this.atOneMoment(period, timeZone, (sql, days) =>
      this.dashboard.listHours(sql, days),
    );
    return { period, timeZone, cells };
  }

  private count({ startDate, endDate, previous, timeZone }: ReportPeriod, measuredBy: MeasuredBy, now: Date) {
    const both = { startDate: previous.startDate, endDate };
    return this.atOneMoment(both, timeZone, async (sql, days) => {
      const current = daysWithin(days, startDate, endDate);
      return {
        days: await this.dashboard.listDays(sql, days, now),
        durations: await this.dashboard.listDurations(sql, days, startDate, measuredBy),
        percentiles: await this.dashboard.listDayPercentiles(sql, current, measuredBy),
        messageDays: await this.dashboard.listMessageDays(sql, current),
        triggers: await this.dashboard.listTriggers(sql, current),
      };
    });
  }

  /** Whatever changes meanwhile, all parts of an answer agree, and no day is taken from the views and counted as well. */
  private atOneMoment<Result>(
    period: Period,
    timeZone: string,
    read: (sql: Sql, days: ReportedDays) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      await this.dashboard.holdMoment(transaction);
      return read(transaction, await this.dashboard.splitDays(transaction, period, timeZone));
    });
  }
}
