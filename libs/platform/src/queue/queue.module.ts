import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { QueueOptions } from 'bullmq';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';
import { jobConnection } from './job-backend';
import { JobTroubleLog } from './job-trouble.log';
import { WorkersEndFirst } from './workers-end-first';

/** Finished jobs are kept only long enough to be looked at; the truth is in our own tables. */
const keepFinished = { removeOnComplete: { count: 100 }, removeOnFail: { count: 1000 } };

/** BullMQ on Redis, or on PostgreSQL when there is no Redis. */
@Module({
  imports: [
    DiscoveryModule,
    BullModule.forRootAsync({
      inject: [APP_CONFIG],
      useFactory: (config: AppConfig): QueueOptions => ({
        connection: jobConnection(config, 3),
        defaultJobOptions: { ...keepFinished, attempts: 1 },
      }),
    }),
  ],
  providers: [JobTroubleLog, WorkersEndFirst],
})
export class QueueModule {}
