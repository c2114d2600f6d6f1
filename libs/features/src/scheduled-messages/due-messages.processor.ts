import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJob } from '@jsk/platform/queue/regular-job';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DueMessagesService } from './due-messages.service';

export const scheduledMessagesQueue = 'scheduled-messages';

const everyMs = 10_000;

/** Has due messages sent, at once when a worker starts and then regularly. */
@Injectable()
export class DueMessagesScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly job: RegularJob<'send-due'>;

  constructor(@InjectQueue(scheduledMessagesQueue) queue: Queue<object, void, 'send-due'>) {
    this.job = new RegularJob(queue, {
      name: 'send-due',
      everyMs,
      failure: 'Scheduled messages are not sent this time',
    });
  }

  onApplicationBootstrap(): void {
    this.job.start();
  }

  onApplicationShutdown(): void {
    this.job.stop();
  }
}

@Processor(scheduledMessagesQueue, { ...workerDefaults, concurrency: 1 })
export class DueMessagesProcessor extends WorkerHost {
  constructor(private readonly due: DueMessagesService) {
    super();
  }

  process(): Promise<void> {
    return this.due.runDue();
  }
}
