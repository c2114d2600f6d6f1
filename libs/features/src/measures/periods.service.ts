import type { Period } from '@jsk/contracts/periods';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { BusinessHoursService, todayIn } from '../business-hours';
import { type AskedPeriod, periodBefore, periodOf } from './period.policy';

/** Days of the account's time zone that a report is about. */
export interface ReportPeriod extends Period {
  /** As long, right before it. */
  readonly previous: Period;
  readonly timeZone: string;
  /** The date it is. */
  readonly today: string;
}

/** Which days are meant, for everything that reports. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly hours: BusinessHoursService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `validation_error` when there is no such period. */
  async resolve(sql: Sql, asked: AskedPeriod): Promise<ReportPeriod> {
    const timeZone = await this.hours.timeZone(sql);
    const today = todayIn(timeZone, this.clock.now());
    const period = periodOf(asked, today);
    return { ...period, previous: periodBefore(period), timeZone, today };
  }
}
