import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts';
import { RoutingRepository } from './routing.repository';

/** So long may a customer wait and nobody be online before people are told. */
const toleratedMs = 60_000;

/** Tells people that customers wait and nobody is there. */
@Injectable()
export class NobodyOnlineService {
  /** How many this process has told of; null when there is nothing to tell. A dismissed alert is not raised again. */
  private told: number | null = null;

  constructor(
    private readonly routing: RoutingRepository,
    private readonly alerts: AlertsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Raises the alert, follows the number of those who wait, and takes it back when it is over. */
  async runDue(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - toleratedMs);
    const { waiting, longestSince } = await this.routing.countForsaken(this.unitOfWork.sql, since);
    if (longestSince !== null && longestSince <= since) {
      if (waiting !== this.told) await this.alerts.raise('nobody_online', { detail: { waiting } });
      this.told = waiting;
      return;
    }
    this.told = null;
    const { items } = await this.alerts.listOpen();
    if (items.some(({ kind }) => kind === 'nobody_online')) await this.alerts.resolve('nobody_online');
  }
}
