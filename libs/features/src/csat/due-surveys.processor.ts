import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJob } from '@jsk/platform/queue/regular-job';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SurveysService } from './surveys.service';

export const dueSurveysQueue = 'due-surveys';

/** A survey may be late by this much; those without a delay do not wait for it. */
const everyMs = 15_000;

/** Has surveys sent that are due, at once when a worker starts and then regularly. */
@Injectable()
export class DueSurveysScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly job: RegularJob<'send-due'>;

  constructor(@InjectQueue(dueSurveysQueue) queue: Queue<object, void, 'send-due'>) {
    this.job = new RegularJob(queue, {
      name: 'send-due',
      everyMs,
      failure: 'Surveys are not sent this time',
    });
  }

  onApplicationBootstrap(): void {
    this.job.start();
  }

  onApplicationShutdown(): void {
    this.job.stop();
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
