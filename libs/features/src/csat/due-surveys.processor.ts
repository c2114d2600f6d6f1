import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SurveysService } from './surveys.service';

export const dueSurveysQueue = 'due-surveys';

/** A survey may be late by this much; those without a delay do not wait for it. */
const everyMs = 15_000;

/** Has surveys sent that are due, at once when a worker starts and then regularly. */
@Injectable()
export class DueSurveysScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DueSurveysScheduler.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(@InjectQueue(dueSurveysQueue) private readonly queue: Queue<object, void>) {}

  onApplicationBootstrap(): void {
    void this.schedule();
    this.timer = setInterval(() => void this.schedule(), everyMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async schedule(): Promise<void> {
    try {
      // Every worker schedules, so that it goes on whichever of them dies; what they schedule at a time is one job.
      await this.queue.add('send-due', {}, { deduplication: { id: 'send-due', ttl: everyMs * 0.8 } });
    } catch (error) {
      this.logger.warn(`Surveys are not sent this time: ${(error as Error).message}`);
    }
  }
}

@Processor(dueSurveysQueue, { ...workerDefaults, concurrency: 1 })
export class DueSurveysProcessor extends WorkerHost {
  constructor(private readonly surveys: SurveysService) {
    super();
  }

  process(): Promise<void> {
    return this.surveys.runDue();
  }
}
