import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { QuotaService } from './quota.service';

export const quotaQueue = 'quota';

interface QuotaJob {
  readonly wasRefused: boolean;
}

const checkEveryMs = 10 * 60 * 1000;

/** Has LINE asked every ten minutes, and whenever it says that the month is used up. */
@Injectable()
export class QuotaScheduler implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(QuotaScheduler.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly events: DomainEvents,
    @InjectQueue(quotaQueue) private readonly queue: Queue<QuotaJob>,
  ) {}

  onModuleInit(): void {
    this.events.on('line.trouble', async ({ kind }) => {
      if (kind === 'quota_exhausted') await this.schedule({ wasRefused: true });
    });
  }

  onApplicationBootstrap(): void {
    void this.scheduleRegular();
    this.timer = setInterval(() => void this.scheduleRegular(), checkEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async scheduleRegular(): Promise<void> {
    try {
      await this.schedule({ wasRefused: false });
    } catch (error) {
      this.logger.warn(`The quota is not checked this time: ${(error as Error).message}`);
    }
  }

  /** A hundred refused messages ask once. */
  private async schedule(job: QuotaJob): Promise<void> {
    await this.queue.add('check', job, {
      attempts: 4,
      backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
      deduplication: { id: job.wasRefused ? 'refused' : 'regular' },
    });
  }
}

@Processor(quotaQueue, { ...workerDefaults, concurrency: 1 })
export class QuotaProcessor extends WorkerHost {
  constructor(private readonly quota: QuotaService) {
    super();
  }

  async process(job: Job<QuotaJob>): Promise<void> {
    await this.quota.check(job.data);
  }
}

const followEveryMs = 10_000;

/** Lets this process know what any process has found out. */
@Injectable()
export class QuotaFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(QuotaFollower.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly quota: QuotaService) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.follow(), followEveryMs).unref();
    await this.follow();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async follow(): Promise<void> {
    try {
      await this.quota.tellChannel();
    } catch (error) {
      this.logger.warn(`How much of the quota is used could not be read: ${(error as Error).message}`);
    }
  }
}
