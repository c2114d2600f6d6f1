import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Job, Queue } from 'bullmq';
import { ErasureRepository } from './erasure.repository';

/** All but those that are being worked on, which end without finding anybody, and are removed the next time. */
const removableStates = ['completed', 'failed', 'delayed', 'waiting', 'prioritized'] as const;

/**
 * Jobs name the customer they are about, and are kept for a while when they are done, to be looked at. Those about nobody
 * who is known go, whichever queue they are in: nothing has to be remembered for that of whoever was erased.
 */
@Injectable()
export class ForgottenJobsService {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly erasure: ErasureRepository,
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async runDue(): Promise<void> {
    const providers = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    const queues = providers.filter((provider): provider is Queue => provider instanceof Queue);
    for (const queue of new Map(queues.map((one) => [one.name, one])).values()) await this.tidy(queue);
  }

  /** What happened to jobs is written down with their ids; nobody reads it. BullMQ cannot yet do this on PostgreSQL. */
  private async forgetEvents(queue: Queue): Promise<void> {
    if (this.config.redisUrl === null) await this.erasure.deleteJobEvents(this.unitOfWork.sql, queue.name);
    else await queue.trimEvents(0);
  }

  private async tidy(queue: Queue): Promise<void> {
    const jobs = (await queue.getJobs([...removableStates])) as Job[];
    const named = jobs.map((job) => ({ job, customer: customerOf(job) }));
    const customers = new Set(named.flatMap(({ customer }) => (customer === null ? [] : [customer])));
    if (customers.size === 0) return;
    const unknown = new Set(await this.erasure.listUnknown(this.unitOfWork.sql, [...customers]));
    const forgotten = named.filter(({ customer }) => customer !== null && unknown.has(customer));
    if (forgotten.length === 0) return;
    // One that somebody has begun to work on, or has removed, cannot be removed.
    for (const { job } of forgotten) await job.remove().catch(() => undefined);
    await this.forgetEvents(queue);
  }
}

function customerOf({ data }: Job): string | null {
  const named: unknown = (data as { lineUserId?: unknown } | null)?.lineUserId;
  return typeof named === 'string' ? named : null;
}
