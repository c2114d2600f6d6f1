import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { IncomingMediaService, type WantedMedia } from './incoming-media.service';

export const incomingMediaQueue = 'incoming-media';

@Injectable()
export class IncomingMediaScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    @InjectQueue(incomingMediaQueue) private readonly queue: Queue<WantedMedia>,
  ) {}

  onModuleInit(): void {
    this.events.on('message.media_wanted', async (wanted) => {
      const backoff = { type: 'exponential', delay: 1000, jitter: 0.5 };
      await this.queue.add('copy', wanted, { attempts: 8, backoff, jobId: `media-${wanted.messageId}` });
    });
  }
}

@Processor(incomingMediaQueue, { ...workerDefaults, concurrency: 3 })
export class IncomingMediaProcessor extends WorkerHost {
  constructor(private readonly media: IncomingMediaService) {
    super();
  }

  async process(job: Job<WantedMedia>): Promise<void> {
    await this.media.copy(job.data);
  }

  @OnWorkerEvent('failed')
  async onFailed(job: Job<WantedMedia> | undefined): Promise<void> {
    if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) await this.media.giveUp(job.data);
  }
}
