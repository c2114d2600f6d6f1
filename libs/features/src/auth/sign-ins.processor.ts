import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJob } from '@jsk/platform/queue/regular-job';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { SignInSessionsService } from './sign-in-sessions.service';

export const signInsQueue = 'sign-ins';

const everyMs = 6 * 60 * 60 * 1000;

/** Has old sign-ins deleted, at once when a worker starts and then regularly. */
@Injectable()
export class SignInsScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly job: RegularJob<'delete-old'>;

  constructor(@InjectQueue(signInsQueue) queue: Queue<object, void, 'delete-old'>) {
    const failure = 'Old sign-ins are not deleted this time';
    this.job = new RegularJob(queue, { name: 'delete-old', everyMs, failure });
  }

  onApplicationBootstrap(): void {
    this.job.start();
  }

  onApplicationShutdown(): void {
    this.job.stop();
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
