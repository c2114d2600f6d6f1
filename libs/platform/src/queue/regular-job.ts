import { Logger } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';

/**
 * A job that is done at once when a worker starts, and then regularly. Every worker schedules it, so that it goes on
 * whichever of them dies and whatever Redis has lost; what they schedule within most of the interval is one job.
 */
export class RegularJob<Name extends string> {
  private readonly logger = new Logger('Jobs');
  private timer: NodeJS.Timeout | undefined;

  /** @param job how often it is done, in milliseconds, and what is said when it cannot be scheduled */
  constructor(
    private readonly queue: Queue<object, void, Name>,
    private readonly job: { readonly name: Name; readonly everyMs: number; readonly failure: string },
  ) {}

  start(): void {
    const { name, everyMs } = this.job;
    void this.schedule({});
    const deduplication = { id: name, ttl: everyMs * 0.8 };
    this.timer = setInterval(() => void this.schedule({ deduplication }), everyMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async schedule(options: JobsOptions): Promise<void> {
    try {
      // Its name is its whole content; BullMQ cannot see that of a name that is still a type parameter.
      await (this.queue as Queue<object>).add(this.job.name, {}, options);
    } catch (error) {
      this.logger.warn(`${this.job.failure}: ${(error as Error).message}`);
    }
  }
}
