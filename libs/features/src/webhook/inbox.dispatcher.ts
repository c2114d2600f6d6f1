import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InboxProcessor } from './inbox.processor';
import { InboxRepository } from './inbox.repository';
import { InboxService } from './inbox.service';

/** Lanes worked on at once. Each holds a database connection. */
const lanesAtOnce = 4;

/** So many webhooks waiting for their answer are a burst: LINE must not be kept waiting, customers may be for a moment. */
const webhooksInBurst = 8;

const lanesAtOnceInBurst = 1;

/** In a burst processing rests so many times as long as it has worked, but no longer than this at once. */
const restInBurst = 3;
const longestRestMs = 500;

const sweepEveryMs = 2000;

/** An event that waits longer than this is one that its own process lost. */
const lostAfterMs = 4000;

/**
 * Sees to it that every stored event is processed: at once in the process that stored it, one event of a customer
 * at a time, a bounded number of customers at once; what a dead process left behind is found by sweeping.
 */
@Injectable()
export class InboxDispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(InboxDispatcher.name);
  /** In the order in which they got something to do. */
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly processor: InboxProcessor,
    private readonly inbox: InboxRepository,
    private readonly stores: InboxService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    void this.sweep(0);
    this.timer = setInterval(() => void this.sweep(lostAfterMs), sweepEveryMs).unref();
  }

  /** What is being processed is finished; what is waiting stays stored for the next process. */
  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await Promise.all(this.running.values());
  }

  dispatch(lanes: readonly string[]): void {
    for (const lane of lanes) this.waiting.add(lane);
    this.startNext();
  }

  private startNext(): void {
    const limit = this.isBurst ? lanesAtOnceInBurst : lanesAtOnce;
    for (const lane of this.waiting) {
      if (this.isStopping || this.running.size >= limit) return;
      // A lane that is running stays in `waiting` and is taken up again when it is done.
      if (this.running.has(lane)) continue;
      this.waiting.delete(lane);
      this.running.set(lane, this.run(lane));
    }
  }

  private get isBurst(): boolean {
    return this.stores.requestsWaiting >= webhooksInBurst;
  }

  private async run(lane: string): Promise<void> {
    const startedAt = performance.now();
    try {
      const isEmpty = await this.processor.processLane(lane);
      if (!isEmpty) this.waiting.add(lane);
    } catch (error) {
      // The events are still pending; the sweeper comes back to them.
      this.logger.error({ err: error }, 'Processing stored webhook events failed');
    }
    // Let requests that arrived meanwhile be read before the next lane takes the processor.
    await nextTurn();
    if (this.isBurst && !this.isStopping) {
      await delay(Math.min(longestRestMs, restInBurst * (performance.now() - startedAt)));
    }
    this.running.delete(lane);
    this.startNext();
  }

  private async sweep(olderThanMs: number): Promise<void> {
    try {
      const before = new Date(this.clock.now().getTime() - olderThanMs);
      this.dispatch(await this.inbox.listWaitingLanes(this.unitOfWork.sql, before, 1000));
    } catch (error) {
      this.logger.warn(`Looking for events left behind failed: ${(error as Error).message}`);
    }
  }
}
