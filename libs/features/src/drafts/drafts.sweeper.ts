import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DraftsService } from './drafts.service';

const sweepEveryMs = 60 * 60 * 1000;
/** Soon after the start, because a process may not live for an hour. */
const firstSweepAfterMs = 90_000;

@Injectable()
export class DraftsSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(DraftsSweeper.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly drafts: DraftsService) {}

  onModuleInit(): void {
    this.timers = [
      setTimeout(() => void this.sweepQuietly(), firstSweepAfterMs).unref(),
      setInterval(() => void this.sweepQuietly(), sweepEveryMs).unref(),
    ];
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.drafts.forgetOld();
    } catch (error) {
      this.logger.warn(`Old drafts could not be forgotten: ${(error as Error).message}`);
    }
  }
}
