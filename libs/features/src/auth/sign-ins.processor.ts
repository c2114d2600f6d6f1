import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJobs } from '@jsk/platform/queue/regular-jobs';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SignInSessionsService } from './sign-in-sessions.service';

export const signInsQueue = 'sign-ins';

const everyMs = 6 * 60 * 60 * 1000;

/** Has old sign-ins deleted, at once when a worker starts and then regularly. */
@Injectable()
export class SignInsScheduler extends RegularJobs<'delete-old'> {
  constructor(@InjectQueue(signInsQueue) queue: Queue<object, void, 'delete-old'>) {
    super(queue, { 'delete-old': everyMs }, 'Old sign-ins are not deleted this time');
  }
}

@Processor(signInsQueue, { ...workerDefaults, concurrency: 1 })
export class SignInsProcessor extends WorkerHost {
  constructor(private readonly sessions: SignInSessionsService) {
    super();
  }

  async process(): Promise<void> {
    await this.sessions.runDue();
  }
}
