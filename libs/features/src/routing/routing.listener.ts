import { CacheInvalidation } from '@jsk/platform/cache/cache-invalidation';
import { type DomainEventName, DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { settingsChanges } from '../settings';
import { RoutingService } from './routing.service';

/** After these somebody else may wait, or somebody can take more. */
const occasions = [
  'session.created',
  'session.requeued',
  'session.closed',
  'session.snoozed',
  'session.transferred',
  'operator.availability_changed',
  'operator.routing_changed',
  'skill.deleted',
] as const satisfies readonly DomainEventName[];

/** Looks at the queue at once when something has happened in this process, and wherever settings have changed. */
@Injectable()
export class RoutingListener implements OnModuleInit {
  private readonly logger = new Logger(RoutingListener.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly invalidation: CacheInvalidation,
    private readonly routing: RoutingService,
  ) {}

  onModuleInit(): void {
    const drain = (): void => {
      this.routing.drain().catch((error: Error) => {
        // The sweeper tries again within seconds.
        this.logger.warn(`Could not look after the queue: ${error.message}`);
      });
    };
    for (const occasion of occasions) this.events.on(occasion, drain);
    this.invalidation.onChange(settingsChanges, drain);
  }
}
