import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  CallAdditionsService,
  DeliveryService,
  OutboundScheduler,
  type OutgoingContent,
  OutgoingMessagesService,
} from '../messages';
import { QueueService } from '../routing';
import { SettingsService } from '../settings';
import { isToldNow } from './place-news.policy';
import { queueCard } from './queue-card';
import { QueuePlacesRepository, type WaitingPlace } from './queue-places.repository';

/** Lets customers who wait know where they stand. What they were told is written down in the same transaction. */
@Injectable()
export class QueuePlacesService implements OnModuleInit {
  constructor(
    private readonly places: QueuePlacesRepository,
    private readonly queue: QueueService,
    private readonly additions: CallAdditionsService,
    private readonly delivery: DeliveryService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly scheduler: OutboundScheduler,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.additions.accompanyWaiting(async (transaction, sessionId) => {
      const place = await this.places.find(transaction, sessionId, this.clock.now());
      // Who was told this place already need not hear it again with every notice.
      return place && place.position !== place.toldPosition ? this.tell(transaction, place) : null;
    });
  }

  /** The customer asks, with a tap that hands over a reply token: it is answered at once, or if that is spent not at all. */
  async answer(transaction: Transaction, sessionId: string): Promise<void> {
    const place = await this.places.find(transaction, sessionId, this.clock.now());
    if (place && place.freshTokens.length > 0) await this.queueCard(transaction, place);
  }

  /**
   * Tells customers whose place got better, as administrators want it. Any number of processes may do this at once:
   * each customer is looked at again under the lock.
   */
  async tellNews(): Promise<void> {
    const { sql } = this.unitOfWork;
    const { positionUpdates } = await this.settings.routing(sql);
    if (positionUpdates === 'never') return;
    const now = this.clock.now();
    const changed = await this.places.listChanged(sql, now);
    const news = changed.filter((place) => isToldNow(place, positionUpdates, now));
    for (const { sessionId, lineUserId } of news) {
      const afterMs = await this.delivery.deliverAtOnce(lineUserId, async (transaction) => {
        const place = await this.places.find(transaction, sessionId, this.clock.now());
        if (!place || !isToldNow(place, positionUpdates, this.clock.now())) return false;
        await this.queueCard(transaction, place);
        return true;
      });
      if (afterMs !== null) await this.scheduler.schedule(lineUserId, afterMs);
    }
  }

  private async queueCard(transaction: Transaction, place: WaitingPlace): Promise<void> {
    const { lineUserId, sessionId } = place;
    const content = await this.tell(transaction, place);
    const outgoing = { lineUserId, session: { id: sessionId }, content };
    await this.outgoing.queue(transaction, { kind: 'SYSTEM' }, outgoing);
  }

  /** @returns the card, of which is written down that the customer knows it. */
  private async tell(transaction: Transaction, place: WaitingPlace): Promise<OutgoingContent> {
    await this.places.saveTold(transaction, place.sessionId, place.position, this.clock.now());
    const estimateSeconds = await this.queue.estimate(transaction);
    return queueCard({ ...place, estimateSeconds });
  }
}
