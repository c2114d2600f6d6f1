import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Worker } from 'bullmq';

/**
 * Lets jobs that have begun end while everything they need is still there. Nest would end workers, queues and the
 * database all at the same time; a job that then wants to add another one waits for a queue that is gone, its worker
 * waits for the job, and the process never ends.
 */
@Injectable()
export class WorkersEndFirst implements BeforeApplicationShutdown {
  constructor(private readonly discovery: DiscoveryService) {}

  async beforeApplicationShutdown(): Promise<void> {
    const hosts = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    const workers = hosts.filter((host): host is WorkerHost<Worker> => host instanceof WorkerHost);
    await Promise.all(workers.map(({ worker }) => worker.close()));
  }
}
