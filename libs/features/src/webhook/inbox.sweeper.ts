import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { IncomingMessagesService } from '../messages';
import { SettingsService } from '../settings';
import { InboxRepository } from './inbox.repository';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Soon after the start, because a process may not live for an hour. */
const firstSweepAfterMs = 60_000;

/** Processed events keep their payload so long, for whoever has to find out what LINE sent. */
const payloadsKeptMs = hourMs;

/** Keeps the inbox small and free of what customers wrote: that belongs into their conversations only. */
@Injectable()
export class InboxSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(InboxSweeper.name);
  private timers: NodeJS.Timeout[] = [];
  /** Up to then everything is blank already; unknown in a process that has just started. */
  private blankUntil: Date | null = null;

  constructor(
    private readonly inbox: InboxRepository,
    private readonly incoming: IncomingMessagesService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers = [
      setTimeout(() => void this.sweepQuietly(), firstSweepAfterMs).unref(),
      setInterval(() => void this.sweepQuietly(), hourMs).unref(),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  async sweep(): Promise<void> {
    const { sql } = this.unitOfWork;
    const now = this.clock.now().getTime();
    const { webhookEventDays } = await this.settings.retention(sql);
    const oldest = new Date(now - webhookEventDays * dayMs);
    await this.inbox.deleteOld(sql, oldest);
    await this.incoming.forgetEarlyChanges(sql, oldest);
    const until = new Date(now - payloadsKeptMs);
    // Day by day: a statement over a month would hold its locks for long.
    for (let from = this.blankUntil ?? oldest; from < until;) {
      const to = new Date(Math.min(from.getTime() + dayMs, until.getTime()));
      await this.inbox.blankProcessed(sql, from, to);
      from = to;
    }
    // What was still waiting then is processed by now, so the last hours are looked at again.
    this.blankUntil = new Date(until.getTime() - 3 * hourMs);
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.warn(`Sweeping the inbox failed: ${(error as Error).message}`);
    }
  }
}
