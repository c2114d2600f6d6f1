import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AvailabilityService } from './availability.service';

const sweepEveryMs = 5000;

/** Lets those go whom a dead instance has left behind. */
@Injectable()
export class AvailabilitySweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(AvailabilitySweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly availability: AvailabilityService) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.sweepQuietly(), sweepEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.availability.markGone();
    } catch (error) {
      this.logger.warn(`Could not see who is gone: ${(error as Error).message}`);
    }
  }
}
