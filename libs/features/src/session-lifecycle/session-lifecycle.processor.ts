import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, JobsOptions, Queue } from 'bullmq';
import { SessionLifecycleService } from './session-lifecycle.service';

export const sessionLifecycleQueue = 'session-lifecycle';

/** How often each job is done: customers in the queue are looked after more often than quiet conversations. */
const everyMs = { 'look-after-waiting': 30_000, 'close-inactive': 5 * 60_000 } as const;

type JobName = keyof typeof everyMs;

/** Has sessions looked after, at once when a worker starts and then regularly. */
@Injectable()
export class SessionLifecycleScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SessionLifecycleScheduler.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(@InjectQueue(sessionLifecycleQueue) private readonly queue: Queue<object, void, JobName>) {}

  onApplicationBootstrap(): void {
    this.timers = (Object.keys(everyMs) as JobName[]).map((name) => {
      void this.schedule(name, {});
      // Every worker schedules, so that it goes on whichever of them dies and whatever Redis has lost; what they
      // schedule within most of the interval is one job.
      const deduplication = { id: name, ttl: everyMs[name] * 0.8 };
      return setInterval(() => void this.schedule(name, { deduplication }), everyMs[name]).unref();
    });
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private async schedule(name: JobName, options: JobsOptions): Promise<void> {
    try {
      await this.queue.add(name, {}, options);
    } catch (error) {
      this.logger.warn(`Sessions are not looked after this time: ${(error as Error).message}`);
    }
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
