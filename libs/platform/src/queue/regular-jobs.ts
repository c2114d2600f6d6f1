import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';

/**
 * Jobs that are done at once when a worker starts, and then regularly. Every worker schedules them, so that they go on
 * whichever of them dies and whatever Redis has lost; what they schedule within most of an interval is one job.
 */
export abstract class RegularJobs<Name extends string>
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  private readonly logger = new Logger('Jobs');
  private readonly timers: NodeJS.Timeout[] = [];

  /**
   * @param everyMs how often each job is done, in milliseconds
   * @param failure what is said when one cannot be scheduled
   */
  protected constructor(
    private readonly queue: Queue<object, void, Name>,
    private readonly everyMs: Readonly<Record<Name, number>>,
    private readonly failure: string,
  ) {}

  onApplicationBootstrap(): void {
    for (const [name, everyMs] of Object.entries(this.everyMs) as [Name, number][]) {
      void this.schedule(name, {});
      const deduplication = { id: name, ttl: everyMs * 0.8 };
      this.timers.push(setInterval(() => void this.schedule(name, { deduplication }), everyMs).unref());
    }
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private async schedule(name: Name, options: JobsOptions): Promise<void> {
    try {
      // Its name is its whole content; BullMQ cannot see that of a name that is still a type parameter.
      await (this.queue as Queue<object>).add(name, {}, options);
    } catch (error) {
      this.logger.warn(`${this.failure}: ${(error as Error).message}`);
    }
  }
}
