import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import type { LoadingReason } from './customer-signals.policy';
import { CustomerSignalsService } from './customer-signals.service';

export const customerSignalsQueue = 'customer-signals';

type CustomerSignalJob =
  | { readonly kind: 'loading'; readonly lineUserId: string; readonly reason: LoadingReason }
  | { readonly kind: 'mark_as_read'; readonly lineUserId: string };

/** Whoever types on wants the animation again and again; LINE gets at most one call in this time. */
const typingEveryMs = 10_000;

/** A worker that comes back finds jobs whose answer the customer has long read. */
const loadingLateAfterMs = 10_000;

@Injectable()
export class CustomerSignalsScheduler {
  constructor(@InjectQueue(customerSignalsQueue) private readonly queue: Queue<CustomerSignalJob>) {}

  /** A moment later it would be wrong, so it is tried once. */
  async showLoading(lineUserId: string, reason: LoadingReason): Promise<void> {
    const isTyping = reason.kind === 'typing';
    await this.queue.add(
      'loading',
      { kind: 'loading', lineUserId, reason },
      // Across all instances: an operator may type in several tabs.
      isTyping ? { deduplication: { id: `typing:${lineUserId}`, ttl: typingEveryMs } } : {},
    );
  }

  async markAsRead(lineUserId: string): Promise<void> {
    await this.queue.add(
      'mark_as_read',
      { kind: 'mark_as_read', lineUserId },
      { attempts: 5, backoff: { type: 'exponential', delay: 2000, jitter: 0.5 } },
    );
  }
}

/** Apart from the messages, so that a LINE that does not answer here delays none of them. */
@Processor(customerSignalsQueue, { ...workerDefaults, concurrency: 4 })
export class CustomerSignalsProcessor extends WorkerHost {
  constructor(private readonly signals: CustomerSignalsService) {
    super();
  }

  async process({ data, timestamp }: Job<CustomerSignalJob>): Promise<void> {
    if (data.kind === 'mark_as_read') return this.signals.markAsRead(data.lineUserId);
    if (Date.now() - timestamp < loadingLateAfterMs) {
      await this.signals.showLoading(data.lineUserId, data.reason);
    }
  }
}
