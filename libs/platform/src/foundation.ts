import type { DynamicModule, Type } from '@nestjs/common';
import type { MixedList } from 'typeorm';
import { CacheModule } from './cache/cache.module';
import { ClockModule } from './clock/clock.module';
import type { AppConfig } from './config/app-config';
import { ConfigModule } from './config/config.module';
import { DatabaseModule } from './database/database.module';
import { EncryptionModule } from './encryption/encryption.module';
import { HttpModule } from './http/http.module';
import { loggingModule } from './logging/logging.module';
import { MetricsModule } from './metrics/metrics.module';
import { ProcessModule } from './process/process.module';
import { QueueModule } from './queue/queue.module';
import { RealtimeModule } from './realtime/realtime.module';
import { RedisModule } from './redis/redis.module';
import { StorageModule } from './storage/storage.module';

/** What every process of the product stands on. */
export function foundationModules(
  config: AppConfig,
  entities: MixedList<new () => object>,
): (DynamicModule | Type)[] {
  return [
    ConfigModule.forRoot(config),
    loggingModule(config),
    ClockModule,
    RedisModule,
    ProcessModule,
    DatabaseModule.forRoot(entities),
    CacheModule,
    QueueModule,
    EncryptionModule,
    HttpModule,
    MetricsModule,
    RealtimeModule,
    StorageModule,
  ];
}
