import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { QueuePlacesService } from './queue-places.service';

/** Short enough to see a reply token in its last seconds, when it is not needed for anything else any more. */
const everyMs = 5000;

/** Looks again and again at who has moved up; several moves in between are told as one. */
@Injectable()
export class QueuePlacesSweeper implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(QueuePlacesSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private isAtWork = false;

  constructor(private readonly places: QueuePlacesService) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.sweep(), everyMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    try {
      await this.places.tellNews();
    } catch (error) {
      this.logger.warn(`Telling customers their place in the queue failed: ${(error as Error).message}`);
    } finally {
      this.isAtWork = false;
    }
  }
}
