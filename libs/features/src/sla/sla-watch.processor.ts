import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SlaService } from './sla.service';

/** At least so often it is looked what comes: what begins meanwhile, also in another process, is found by then. */
const lookAheadMs = 5000;
/** What is due at almost the same moments is told together. */
const shortestPauseMs = 250;

/**
 * Looks at the promises at the very moments at which something about them is due. Every worker does, without a job: what
 * is found is stored once whoever finds it, and a job would come too late.
 */
@Injectable()
export class SlaWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SlaWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(private readonly sla: SlaService) {}

  onApplicationBootstrap(): void {
    this.lookAfter(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private lookAfter(ms: number): void {
    if (this.isOver) return;
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, ms).unref();
  }

  private async look(): Promise<void> {
    let pauseMs = lookAheadMs;
    try {
      pauseMs = await this.sla.runDue(lookAheadMs);
    } catch (error) {
      this.logger.warn(`Promises to customers are not looked after this time: ${(error as Error).message}`);
    }
    this.lookAfter(Math.max(pauseMs, shortestPauseMs));
  }
}
