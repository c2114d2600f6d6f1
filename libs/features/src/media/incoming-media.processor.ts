import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import type { WantedFile } from '../messages';
import { IncomingMediaService } from './incoming-media.service';

export const incomingMediaQueue = 'incoming-media';

/** About eight minutes, which is what LINE may take to prepare a video; then the sweeper comes. */
const attempts = { attempts: 10, backoff: { type: 'exponential', delay: 1000, jitter: 0.5 } };

@Injectable()
export class IncomingMediaScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    @InjectQueue(incomingMediaQueue) private readonly queue: Queue<WantedFile>,
  ) {}

  onModuleInit(): void {
    this.events.on('message.media_wanted', (wanted) => this.schedule(wanted));
  }

  /** One job a message: nothing happens while there is one. What has ended must not stand in the way of another. */
  async schedule({ messageId, lineMessageId }: WantedFile): Promise<void> {
    const once = { jobId: `media-${messageId}`, removeOnComplete: true, removeOnFail: true };
    await this.queue.add('copy', { messageId, lineMessageId }, { ...attempts, ...once });
  }
}

@Processor(incomingMediaQueue, { ...workerDefaults, concurrency: 3 })
export class IncomingMediaProcessor extends WorkerHost {
  constructor(private readonly media: IncomingMediaService) {
    super();
  }

  async process(job: Job<WantedFile>): Promise<void> {
    await this.media.copy(job.data);
  }
}
