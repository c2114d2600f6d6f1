import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJobs } from '@jsk/platform/queue/regular-jobs';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { SessionLifecycleService } from './session-lifecycle.service';

export const sessionLifecycleQueue = 'session-lifecycle';

/** How often each job is done: customers in the queue are looked after more often than quiet conversations. */
const everyMs = { 'look-after-waiting': 30_000, 'close-inactive': 5 * 60_000 } as const;

type JobName = keyof typeof everyMs;

/** Has sessions looked after, at once when a worker starts and then regularly. */
@Injectable()
export class SessionLifecycleScheduler extends RegularJobs<JobName> {
  constructor(@InjectQueue(sessionLifecycleQueue) queue: Queue<object, void, JobName>) {
    super(queue, everyMs, 'Sessions are not looked after this time');
  }
}

@Processor(sessionLifecycleQueue, { ...workerDefaults, concurrency: 1 })
export class SessionLifecycleProcessor extends WorkerHost {
  constructor(private readonly lifecycle: SessionLifecycleService) {
    super();
  }

  async process({ name }: Job<object, void, JobName>): Promise<void> {
    await (name === 'close-inactive' ? this.lifecycle.closeInactive() : this.lifecycle.lookAfterWaiting());
  }
}
