import { BullModule } from '@nestjs/bullmq';
import type { DynamicModule } from '@nestjs/common';
import type { QueueOptions } from 'bullmq';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';
import { jobSchema } from './job-backend';

/** Finished jobs are kept only long enough to be looked at; the truth is in our own tables. */
const keepFinished = { removeOnComplete: { count: 100 }, removeOnFail: { count: 1000 } };

/** BullMQ on Redis, or on PostgreSQL when there is no Redis. */
export function queueModule(): DynamicModule {
  return BullModule.forRootAsync({
    inject: [APP_CONFIG],
    useFactory: (config: AppConfig): QueueOptions => ({
      connection: config.redisUrl
        ? { url: config.redisUrl }
        : // The connection type of @nestjs/bullmq knows Redis only; the PostgreSQL backend reads these.
          { connectionString: config.databaseUrl, schema: jobSchema, max: 3 },
      defaultJobOptions: { ...keepFinished, attempts: 1 },
    }),
  });
}
