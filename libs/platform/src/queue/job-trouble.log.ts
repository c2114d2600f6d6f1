import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Queue, type Worker } from 'bullmq';

/** While PostgreSQL or Redis is away, every queue and every worker says so several times a second. */
const quietMs = 10_000;

/**
 * Logs what queues and workers report. Nothing is lost by such an error, they connect again by themselves; but without
 * a listener BullMQ writes each one to the console as a whole object.
 */
@Injectable()
export class JobTroubleLog implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('Jobs');
  private loggedAt = -quietMs;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof Queue) instance.on('error', this.log);
    }
  }

  /** Workers begin only when every module is there. */
  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof WorkerHost) (instance as WorkerHost<Worker>).worker.on('error', this.log);
    }
  }

  private readonly log = (error: Error): void => {
    if (performance.now() - this.loggedAt < quietMs) return;
    this.loggedAt = performance.now();
    this.logger.warn(`Jobs have to wait: ${error.message}`);
  };
}
