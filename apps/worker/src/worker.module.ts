import { entities } from '@jsk/features/entities';
import { jobModules } from '@jsk/features/job-modules';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { foundationModules } from '@jsk/platform/foundation';
import { type DynamicModule, Module } from '@nestjs/common';

@Module({})
export class WorkerModule {
  static for(config: AppConfig): DynamicModule {
    return { module: WorkerModule, imports: [...foundationModules(config, entities), ...jobModules] };
  }
}
