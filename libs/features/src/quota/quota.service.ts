import type { OutputOf } from '@jsk/contracts/endpoint';
import type { getQuota, QuotaLevel, QuotaPeriod, QuotaThreshold } from '@jsk/contracts/quota';
import { LineClient } from '@jsk/line/line.client';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { AlertsService } from '../alerts';
import { ChannelStateService } from '../line-channel';
import { addDays, dayOf, firstOfMonth, startOfDay } from './bangkok-calendar';
import {
  dailyOf,
  economyOf,
  firstDayOf,
  forecastOf,
  isExhausted,
  levelOf,
  ofThisMonth,
  type QuotaReading,
  thresholdReached,
} from './quota.policy';
import { QuotaRepository } from './quota.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** So much of the monthly limit is used; once a month for each threshold. */
    'quota.threshold_reached': { percent: QuotaThreshold; limit: number; used: number };
  }
}

/** Every process that works off jobs wants to know; one answer is enough for all of them. */
const freshMs = 5 * 60 * 1000;

/** How many messages of the month are used, and what ours cost. */
@Injectable()
export class QuotaService {
  private readonly logger = new Logger(QuotaService.name);

  constructor(
    private readonly quota: QuotaRepository,
    private readonly alerts: AlertsService,
    private readonly channel: ChannelStateService,
    private readonly line: LineClient,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async level(): Promise<QuotaLevel> {
    return levelOf(ofThisMonth(await this.quota.findNewest(this.unitOfWork.sql), this.clock.now()));
  }

  async report(period: QuotaPeriod): Promise<OutputOf<typeof getQuota>> {
    const { sql } = this.unitOfWork;
    const now = this.clock.now();
    const today = dayOf(now);
    const first = firstDayOf(period, today);
    const month = firstOfMonth(today);
    const readings = await this.quota.listSince(sql, addDays(first < month ? first : month, -1));
    const costs = await this.quota.listCosts(sql, startOfDay(first), startOfDay(addDays(today, 1)));
    const newest = ofThisMonth(readings.at(-1), now);
    const refusedAt = newest?.day === today ? newest.refusedAt : null;
    return {
      ...levelOf(newest),
      forecast: forecastOf(newest),
      refusedAt: refusedAt?.toISOString() ?? null,
      period,
      economy: economyOf(costs),
      daily: dailyOf(costs, readings, first, today),
    };
  }

  /** Tells the part that sends messages whether they should be few. */
  async tellChannel(): Promise<void> {
    const { thresholdReached: reached } = await this.level();
    this.channel.isQuotaLow = reached !== null;
  }

  /**
   * Asks LINE, unless somebody just did; warns and takes warnings back.
   * @param wasRefused LINE has just refused a push for its monthly limit. That can be temporary, while a broadcast
   * reserves messages, so the limit itself is asked for (#send-narrowcast-message-cautions).
   * @throws Error when LINE did not answer and should be asked again.
   */
  async check({ wasRefused }: { wasRefused: boolean }): Promise<void> {
    const now = this.clock.now();
    const known = await this.quota.findNewest(this.unitOfWork.sql);
    if (!wasRefused && known && now.getTime() - known.checkedAt.getTime() < freshMs) return;
    if (this.channel.pausedBecause) return;
    const answer = await this.line.getQuota();
    if (answer.kind === 'failed') {
      if (answer.status === null || answer.status >= 500) throw new Error(answer.message);
      return this.logger.warn(`LINE did not tell the quota: ${answer.message}`);
    }
    const { limit, used } = answer;
    const refusedAt = wasRefused && !isExhausted(answer) ? now : null;
    const reading = { day: dayOf(now), checkedAt: now, limit, used, refusedAt };
    await this.quota.save(this.unitOfWork.sql, reading);
    await this.tellChannel();
    await this.warn(reading);
  }

  private async warn(reading: QuotaReading): Promise<void> {
    const { limit, used } = reading;
    const reached = thresholdReached(reading);
    if (reached !== 100) await this.alerts.resolve('quota_exhausted');
    if (reached === null || reached === 100) await this.alerts.resolve('quota_low');
    if (reached === null || limit === null) return;
    const month = firstOfMonth(reading.day);
    if (await this.quota.wasWarned(this.unitOfWork.sql, month, reached)) return;
    const detail = { percent: reached, limit, used };
    // First raised, then noted: what happens twice is counted, what is noted first may never be raised.
    if (reached === 100) await this.alerts.raise('quota_exhausted', { detail });
    else await this.alerts.raise('quota_low', { severity: reached === 95 ? 'critical' : 'warning', detail });
    await this.unitOfWork.run(async (transaction) => {
      const isNews = await this.quota.noteWarning(transaction, month, reached, reading.checkedAt);
      if (isNews) transaction.publish('quota.threshold_reached', detail);
    });
  }
}
