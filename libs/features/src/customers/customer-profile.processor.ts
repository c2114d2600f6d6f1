import { DomainEvents } from '@jsk/platform/events/domain-events';
import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { CustomersService } from './customers.service';

export const customerProfileQueue = 'customer-profiles';

/** Asks for the profile of customers whose name and picture are missing or old. */
@Injectable()
export class CustomerProfileScheduler implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    @InjectQueue(customerProfileQueue) private readonly queue: Queue<{ lineUserId: string }>,
  ) {}

  onModuleInit(): void {
    this.events.on('customer.profile_wanted', async ({ lineUserId }) => {
      await this.queue.add(
        'fetch',
        { lineUserId },
        {
          attempts: 5,
          backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
          deduplication: { id: lineUserId },
        },
      );
    });
  }
}

@Processor(customerProfileQueue, { ...workerDefaults, concurrency: 4 })
export class CustomerProfileProcessor extends WorkerHost {
  constructor(private readonly customers: CustomersService) {
    super();
  }

  async process(job: Job<{ lineUserId: string }>): Promise<void> {
    await this.customers.refreshProfile(job.data.lineUserId);
  }
}
