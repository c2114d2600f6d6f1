import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Injectable, Logger } from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { StatisticsRepository } from './statistics.repository';

/** Keeps what days amount to that are over, for the dashboard. */
@Injectable()
export class StatisticsService {
  private readonly logger = new Logger(StatisticsService.name);
  private readonly durations;

  constructor(
    private readonly statistics: StatisticsRepository,
    private readonly hours: BusinessHoursService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.durations = metrics.histogram(
      'statistics_refresh_seconds',
      'How long it took to count the days that are over',
      [],
      [0.1, 1, 5, 15, 60, 300],
    );
  }

  /** Refreshes when there is something to gain; otherwise it costs one small statement. */
  async runDue(): Promise<void> {
    const { sql } = this.unitOfWork;
    const timeZone = await this.hours.timeZone(sql);
    if (await this.statistics.isDue(sql, { asOf: this.clock.now(), timeZone })) await this.refreshNow();
  }

  /** Waits for whoever is refreshing at the moment. */
  async refreshNow(): Promise<void> {
    const startedAt = performance.now();
    await this.unitOfWork.run(async (transaction) => {
      await this.statistics.lock(transaction);
      const timeZone = await this.hours.timeZone(transaction);
      await this.statistics.refresh(transaction, { asOf: this.clock.now(), timeZone });
    });
    const seconds = (performance.now() - startedAt) / 1000;
    this.durations.observe(seconds);
    this.logger.log(`The days that are over were counted in ${seconds.toFixed(1)} s`);
  }
}
