import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RichMenuLinkScheduler } from './rich-menu-link.processor';
import { RichMenuPublicationScheduler } from './rich-menu-publication.processor';
import { RichMenuPublicationService } from './rich-menu-publication.service';

const everyMs = 10_000;

/** Brings back what nobody works on: its job was lost, or the customer came back after having blocked the account. */
@Injectable()
export class RichMenuSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RichMenuSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly publication: RichMenuPublicationService,
    private readonly publicationScheduler: RichMenuPublicationScheduler,
    private readonly linkScheduler: RichMenuLinkScheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), everyMs).unref();
    void this.sweep();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      if (await this.publication.isDue()) await this.publicationScheduler.schedule();
      await this.linkScheduler.scheduleAllWrong();
    } catch (error) {
      this.logger.warn(`Looking for rich menus that LINE has not got failed: ${(error as Error).message}`);
    }
  }
}
