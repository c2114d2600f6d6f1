import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { ThrottledTask } from '@jsk/platform/events/throttled-task';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { liveFigureChanges } from './live-kpis.service';

/** Half of what the figures may take to reach a console; the other half is for reading them. */
const tellAtMostEveryMs = 500;

/** Whatever changes a live figure. */
const changes = [
  'session.created',
  'session.claimed',
  'session.assigned',
  'session.answered',
  'session.snoozed',
  'session.woken',
  'session.closed',
  'session.transferred',
  'session.requeued',
  'csat.answered',
  'sla.breached',
  'operator.availability_changed',
] as const;

/**
 * Tells every process that the live figures are others now. It happens in APIs and in workers, but only who has consoles
 * that watch knows whether anybody wants to know.
 */
@Injectable()
export class LiveKpisListener implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(LiveKpisListener.name);
  private readonly telling = new ThrottledTask(() => this.tell(), tellAtMostEveryMs);

  constructor(
    private readonly events: DomainEvents,
    private readonly invalidation: CacheInvalidation,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const name of changes) this.events.on(name, () => this.telling.request());
  }

  onApplicationShutdown(): void {
    this.telling.stop();
  }

  /** Never throws: what is not told now is seen a minute later. */
  private async tell(): Promise<void> {
    try {
      await this.invalidation.announce(this.unitOfWork.sql, liveFigureChanges);
    } catch (error) {
      this.logger.warn(`Could not tell that the live figures have changed: ${(error as Error).message}`);
    }
  }
}
