import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJobs } from '@jsk/platform/queue/regular-jobs';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SurveysService } from './surveys.service';

export const dueSurveysQueue = 'due-surveys';

/** A survey may be late by this much; those without a delay do not wait for it. */
const everyMs = 15_000;

/** Has surveys sent that are due, at once when a worker starts and then regularly. */
@Injectable()
export class DueSurveysScheduler extends RegularJobs<'send-due'> {
  constructor(@InjectQueue(dueSurveysQueue) queue: Queue<object, void, 'send-due'>) {
    super(queue, { 'send-due': everyMs }, 'Surveys are not sent this time');
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
