import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { RichMenuPublicationService } from './rich-menu-publication.service';

export const richMenuPublicationQueue = 'rich-menu-publication';

/** A job only says that there is something to do; what, stands in the tables. */
@Injectable()
export class RichMenuPublicationScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    @InjectQueue(richMenuPublicationQueue) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.events.on('rich_menus.differ_from_line', () => this.schedule());
  }

  /** One at a time, also of several instances: which menu is the default one depends on who asked LINE last. */
  async schedule(): Promise<void> {
    await this.queue.add(
      'bring-in-line',
      {},
      {
        attempts: 5,
        backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
        deduplication: { id: 'bring-in-line', keepLastIfActive: true },
      },
    );
  }
}

@Processor(richMenuPublicationQueue, workerDefaults)
export class RichMenuPublicationProcessor extends WorkerHost {
  constructor(private readonly publication: RichMenuPublicationService) {
    super();
  }

  async process(): Promise<void> {
    await this.publication.bringInLine();
  }

  @OnWorkerEvent('failed')
  async onFailed(job: Job | undefined, error: Error): Promise<void> {
    if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) await this.publication.giveUp(error.message);
  }
}
