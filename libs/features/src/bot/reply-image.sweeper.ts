import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ReplyImagesService } from './reply-images.service';

const everyMs = 60 * 60 * 1000;

/** Deletes pictures that no saved reply has any more. */
@Injectable()
export class ReplyImageSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ReplyImageSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly images: ReplyImagesService) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.sweep(), everyMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.images.deleteUnused();
    } catch (error) {
      this.logger.warn(`Deleting pictures of replies failed: ${(error as Error).message}`);
    }
  }
}
