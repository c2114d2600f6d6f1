import { AuthApiModule } from '@jsk/features/auth';
import { CannedResponsesApiModule } from '@jsk/features/canned-responses';
import { entities } from '@jsk/features/entities';
import { HealthApiModule } from '@jsk/features/health';
import { LiveChatApiModule } from '@jsk/features/live-chat';
import { MediaApiModule } from '@jsk/features/media';
import { WebhookApiModule } from '@jsk/features/webhook';
import { jobModules } from '@jsk/features/job-modules';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { foundationModules } from '@jsk/platform/foundation';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './pipeline/access.guard';
import { ProblemFilter } from './pipeline/problem.filter';
import { RequestLimitGuard } from './pipeline/request-limit.guard';
import { ResponseInterceptor } from './pipeline/response.interceptor';

/** What every request passes, in this order. */
const pipeline = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_GUARD, useClass: RequestLimitGuard },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_INTERCEPTOR, useClass: ResponseInterceptor },
];

@Module({})
export class ApiModule {
  static for(config: AppConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ...foundationModules(config, entities),
        AuthApiModule,
        CannedResponsesApiModule,
        HealthApiModule,
        LiveChatApiModule,
        MediaApiModule,
        WebhookApiModule,
        ...(config.workerMode === 'inline' ? jobModules : []),
      ],
      providers: pipeline,
    };
  }
}
