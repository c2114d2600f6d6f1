import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { NobodyOnlineService } from './nobody-online.service';
import { RoutingService } from './routing.service';

const sweepEveryMs = 5000;

/** Looks at the queue now and then, for what happened in a process that died before it could look. */
@Injectable()
export class RoutingSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RoutingSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly routing: RoutingService,
    private readonly nobodyOnline: NobodyOnlineService,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.sweepQuietly(), sweepEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.routing.drain();
      await this.nobodyOnline.runDue();
    } catch (error) {
      this.logger.warn(`Looking after the queue failed: ${(error as Error).message}`);
    }
  }
}
