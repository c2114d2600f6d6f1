import { workerDefaults } from '@jsk/platform/queue/job-backend';
import { RegularJobs } from '@jsk/platform/queue/regular-jobs';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
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
export class PersonalDataScheduler extends RegularJobs<JobName> {
  constructor(@InjectQueue(personalDataQueue) queue: Queue<object, void, JobName>) {
    super(queue, everyMs, 'What was kept long enough is not deleted this time');
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
