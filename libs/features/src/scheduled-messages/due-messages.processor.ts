import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJobs } from '@jsk/platform/queue/regular-jobs';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DueMessagesService } from './due-messages.service';

export const scheduledMessagesQueue = 'scheduled-messages';

const everyMs = 10_000;

/** Has due messages sent, at once when a worker starts and then regularly. */
@Injectable()
export class DueMessagesScheduler extends RegularJobs<'send-due'> {
  constructor(@InjectQueue(scheduledMessagesQueue) queue: Queue<object, void, 'send-due'>) {
    super(queue, { 'send-due': everyMs }, 'Scheduled messages are not sent this time');
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
