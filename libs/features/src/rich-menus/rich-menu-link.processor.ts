import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { RichMenuLinksService } from './rich-menu-links.service';

export const richMenuLinkQueue = 'rich-menu-links';

/** As many customers as are looked for at once; the sweeper finds the rest. */
const batch = 1000;

interface LinkJob {
  readonly lineUserId: string;
}

/** Has customers shown another menu when the state of their session changes, or when the menu of that state does. */
@Injectable()
export class RichMenuLinkScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly links: RichMenuLinksService,
    @InjectQueue(richMenuLinkQueue) private readonly queue: Queue<LinkJob>,
  ) {}

  onModuleInit(): void {
    for (const name of [
      'session.created',
      'session.claimed',
      'session.assigned',
      'session.requeued',
      'session.closed',
    ] as const) {
      this.events.on(name, ({ session }) => this.scheduleIfWrong(session.lineUserId));
    }
    this.events.on('rich_menus.replaced', () => this.scheduleAllWrong());
  }

  async scheduleAllWrong(): Promise<void> {
    for (const lineUserId of await this.links.listWrong(batch)) await this.schedule(lineUserId);
  }

  private async scheduleIfWrong(lineUserId: string): Promise<void> {
    if (await this.links.isWrong(lineUserId)) await this.schedule(lineUserId);
  }

  /** One at a time per customer; it reads the state when it runs, so that the last one is what counts. */
  private async schedule(lineUserId: string): Promise<void> {
    await this.queue.add(
      'show-right-menu',
      { lineUserId },
      {
        attempts: 5,
        backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
        deduplication: { id: lineUserId, keepLastIfActive: true },
      },
    );
  }
}

@Processor(richMenuLinkQueue, { ...workerDefaults, concurrency: 4 })
export class RichMenuLinkProcessor extends WorkerHost {
  constructor(private readonly links: RichMenuLinksService) {
    super();
  }

  async process(job: Job<LinkJob>): Promise<void> {
    await this.links.showRightMenu(job.data.lineUserId);
  }
}
