import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJob } from '@jsk/platform/queue/regular-job';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { ErasureService } from './erasure.service';
import { ForgottenFilesService } from './forgotten-files.service';
import { ForgottenJobsService } from './forgotten-jobs.service';
import { TextRetentionService } from './text-retention.service';

export const personalDataQueue = 'personal-data';

const everyMs = { 'delete-forgotten-files': 60_000, 'remove-old-texts': 60 * 60_000 } as const;

type JobName = keyof typeof everyMs;

/** Has deleted what may not be kept, at once when a worker starts and then regularly. */
@Injectable()
export class PersonalDataScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly jobs: readonly RegularJob<JobName>[];

  constructor(@InjectQueue(personalDataQueue) queue: Queue<object, void, JobName>) {
    const failure = 'What was kept long enough is not deleted this time';
    this.jobs = (Object.keys(everyMs) as JobName[]).map(
      (name) => new RegularJob(queue, { name, everyMs: everyMs[name], failure }),
    );
  }

  onApplicationBootstrap(): void {
    for (const job of this.jobs) job.start();
  }

  onApplicationShutdown(): void {
    for (const job of this.jobs) job.stop();
  }
}

@Processor(personalDataQueue, { ...workerDefaults, concurrency: 1 })
export class PersonalDataProcessor extends WorkerHost {
  constructor(
    private readonly files: ForgottenFilesService,
    private readonly jobs: ForgottenJobsService,
    private readonly texts: TextRetentionService,
    private readonly erasure: ErasureService,
  ) {
    super();
  }

  async process({ name }: Job<object, void, JobName>): Promise<void> {
    if (name === 'delete-forgotten-files') return this.files.runDue();
    await this.texts.runDue();
    await this.jobs.runDue();
    await this.erasure.forgetOld();
  }
}
