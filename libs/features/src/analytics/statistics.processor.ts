import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import { StatisticsService } from './statistics.service';

export const statisticsQueue = 'statistics';

const everyMs = 60 * 60_000;

/** A start has other things to do first; until then the dashboard counts more by itself. */
const firstAfterMs = 60_000;

/** Has the days that are over counted: regularly, and at once when they begin at another hour. */
@Injectable()
export class StatisticsScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(StatisticsScheduler.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectQueue(statisticsQueue) private readonly queue: Queue<object, void>,
    private readonly events: DomainEvents,
  ) {}

  onApplicationBootstrap(): void {
    void this.schedule({ delay: firstAfterMs, deduplication: { id: 'first', ttl: firstAfterMs } });
    // Every worker schedules, so that it goes on whichever of them dies; what they schedule at a time is one job.
    const regularly = { deduplication: { id: 'regularly', ttl: everyMs * 0.8 } };
    this.timer = setInterval(() => void this.schedule(regularly), everyMs).unref();
    this.events.on('business_hours.changed', () => this.schedule({}));
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async schedule(options: JobsOptions): Promise<void> {
    try {
      await this.queue.add('refresh-due', {}, options);
    } catch (error) {
      this.logger.warn(`Statistics are not refreshed this time: ${(error as Error).message}`);
    }
  }
}

@Processor(statisticsQueue, { ...workerDefaults, concurrency: 1 })
export class StatisticsProcessor extends WorkerHost {
  constructor(private readonly statistics: StatisticsService) {
    super();
  }

  process(): Promise<void> {
    return this.statistics.runDue();
  }
}
