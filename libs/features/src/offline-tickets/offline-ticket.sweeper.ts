import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { BusinessHoursService } from '../business-hours';
import { OfflineTicketsService } from './offline-tickets.service';

const everyMs = 30_000;
/** A timer may ring a moment before its time. */
const atLeastMs = 100;

/**
 * Releases tickets at the moment of opening, so that who comes in the morning stands behind who came in the night; when
 * somebody changes the hours; and regularly, for customers who can be sent to again and after trouble.
 */
@Injectable()
export class OfflineTicketSweeper implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OfflineTicketSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly tickets: OfflineTicketsService,
    private readonly hours: BusinessHoursService,
    private readonly events: DomainEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('business_hours.changed', () => this.sweep());
  }

  onApplicationBootstrap(): void {
    void this.sweep();
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async sweep(): Promise<void> {
    let nextAfterMs = everyMs;
    try {
      await this.tickets.runDue();
      nextAfterMs = await this.untilOpening();
    } catch (error) {
      this.logger.warn(`Tickets are not put into the queue this time: ${(error as Error).message}`);
    }
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sweep(), nextAfterMs).unref();
  }

  /** @returns the time until the opening, if that is not long. */
  private async untilOpening(): Promise<number> {
    const { opensAt } = await this.hours.status(this.unitOfWork.sql);
    if (opensAt === null) return everyMs;
    return Math.min(everyMs, Math.max(atLeastMs, Date.parse(opensAt) - this.clock.now().getTime()));
  }
}
