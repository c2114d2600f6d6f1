import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { TelegramNotesService } from './telegram-notes.service';
import { TelegramSendingService } from './telegram-sending.service';

export const telegramQueue = 'telegram';

/** A job says only that there may be something to send; what, stands in the table. */
@Injectable()
export class TelegramScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly notes: TelegramNotesService,
    @InjectQueue(telegramQueue) private readonly queue: Queue<object>,
  ) {}

  onModuleInit(): void {
    const { events, notes } = this;
    events.on('session.created', async ({ session }) => {
      if (await notes.noteHandoff(session)) await this.schedule();
    });
    events.on('sla.breached', async (breach) => {
      if (await notes.noteBreach(breach)) await this.schedule();
    });
    events.on('alerts.changed', async () => {
      if (await notes.noteAlerts()) await this.schedule();
    });
    events.on('telegram.changed', async () => {
      await notes.noteMissed();
      await this.schedule();
    });
  }

  async schedule(): Promise<void> {
    await this.queue.add('send', {});
  }
}

@Processor(telegramQueue, { ...workerDefaults, concurrency: 1 })
export class TelegramProcessor extends WorkerHost {
  constructor(private readonly sending: TelegramSendingService) {
    super();
  }

  async process(): Promise<void> {
    await this.sending.runDue();
  }
}

const sweepEveryMs = 5000;
const tidyEveryMs = 60 * 60 * 1000;

/** Finds what was missed, and has sent what waited: for the end of a pause, or because its job was lost. */
@Injectable()
export class TelegramSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(TelegramSweeper.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly notes: TelegramNotesService,
    private readonly sending: TelegramSendingService,
    private readonly scheduler: TelegramScheduler,
  ) {}

  onModuleInit(): void {
    this.timers = [
      setInterval(() => void this.sweep(), sweepEveryMs).unref(),
      setInterval(() => void this.tidy(), tidyEveryMs).unref(),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.notes.noteMissed();
      if (await this.sending.isDue()) await this.scheduler.schedule();
    } catch (error) {
      this.logger.warn(`Looking for what Telegram has to tell failed: ${(error as Error).message}`);
    }
  }

  private async tidy(): Promise<void> {
    try {
      await this.notes.forgetOld();
    } catch (error) {
      this.logger.warn(`Forgetting old notifications failed: ${(error as Error).message}`);
    }
  }
}
