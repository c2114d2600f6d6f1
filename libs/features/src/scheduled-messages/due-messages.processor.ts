import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DueMessagesService } from './due-messages.service';

export const scheduledMessagesQueue = 'scheduled-messages';

const everyMs = 10_000;

/** Has due messages sent, at once when a worker starts and then regularly. */
@Injectable()
export class DueMessagesScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DueMessagesScheduler.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(@InjectQueue(scheduledMessagesQueue) private readonly queue: Queue<object, void>) {}

  onApplicationBootstrap(): void {
    void this.schedule();
    this.timer = setInterval(() => void this.schedule(), everyMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async schedule(): Promise<void> {
    try {
      // Every worker schedules, so that it goes on whichever of them dies; what they schedule at a time is one job.
      await this.queue.add('send-due', {}, { deduplication: { id: 'send-due', ttl: everyMs * 0.8 } });
    } catch (error) {
      this.logger.warn(`Scheduled messages are not sent this time: ${(error as Error).message}`);
    }
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
