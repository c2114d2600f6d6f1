import { AlertsApiModule } from '@jsk/features/alerts';
import { AnalyticsApiModule } from '@jsk/features/analytics';
import { AuditLogApiModule } from '@jsk/features/audit-log';
import { AuthApiModule } from '@jsk/features/auth';
import { BotApiModule } from '@jsk/features/bot';
import { BusinessHoursApiModule } from '@jsk/features/business-hours';
import { CannedResponsesApiModule } from '@jsk/features/canned-responses';
import { CsatApiModule } from '@jsk/features/csat';
import { CustomerDetailsApiModule } from '@jsk/features/customer-details';
import { CustomerDirectoryApiModule } from '@jsk/features/customer-directory';
import { CustomerSignalsApiModule } from '@jsk/features/customer-signals';
import { DraftsApiModule } from '@jsk/features/drafts';
import { entities } from '@jsk/features/entities';
import { ExportsApiModule } from '@jsk/features/exports';
import { GroupsApiModule } from '@jsk/features/groups';
import { HandoffApiModule } from '@jsk/features/handoff';
import { HealthApiModule } from '@jsk/features/health';
import { JobDashboardApiModule } from '@jsk/features/job-dashboard';
import { LineChannelApiModule } from '@jsk/features/line-channel';
import { LiveChatApiModule } from '@jsk/features/live-chat';
import { MediaApiModule } from '@jsk/features/media';
import { MessageSearchApiModule } from '@jsk/features/message-search';
import { NotesApiModule } from '@jsk/features/notes';
import { PeopleApiModule } from '@jsk/features/people';
import { PersonalDataApiModule } from '@jsk/features/personal-data';
import { QuotaApiModule } from '@jsk/features/quota';
import { ReportsApiModule } from '@jsk/features/reports';
import { RichMenusApiModule } from '@jsk/features/rich-menus';
import { RoutingApiModule } from '@jsk/features/routing';
import { SavedViewsApiModule } from '@jsk/features/saved-views';
import { ScheduledMessagesApiModule } from '@jsk/features/scheduled-messages';
import { SecretRotationModule } from '@jsk/features/secret-rotation';
import { SettingsApiModule } from '@jsk/features/settings';
import { SkillsApiModule } from '@jsk/features/skills';
import { SlaApiModule } from '@jsk/features/sla';
import { SnoozeApiModule } from '@jsk/features/snooze';
import { TagsApiModule } from '@jsk/features/tags';
import { TelegramApiModule } from '@jsk/features/telegram';
import { VisibilityModule } from '@jsk/features/visibility';
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
import { VisibilityGuard } from './pipeline/visibility.guard';

/** What every request passes, in this order. */
const pipeline = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_GUARD, useClass: RequestLimitGuard },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: VisibilityGuard },
  { provide: APP_INTERCEPTOR, useClass: ResponseInterceptor },
];

@Module({})
export class ApiModule {
  static for(config: AppConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ...foundationModules(config, entities),
        AlertsApiModule,
        AnalyticsApiModule,
        AuditLogApiModule,
        AuthApiModule,
        BotApiModule,
        BusinessHoursApiModule,
        CannedResponsesApiModule,
        CsatApiModule,
        CustomerDetailsApiModule,
        CustomerDirectoryApiModule,
        CustomerSignalsApiModule,
        DraftsApiModule,
        ExportsApiModule,
        GroupsApiModule,
        HandoffApiModule,
        HealthApiModule,
        JobDashboardApiModule,
        LineChannelApiModule,
        LiveChatApiModule,
        MediaApiModule,
        MessageSearchApiModule,
        NotesApiModule,
        PeopleApiModule,
        PersonalDataApiModule,
        QuotaApiModule,
        ReportsApiModule,
        RichMenusApiModule,
        RoutingApiModule,
        SavedViewsApiModule,
        ScheduledMessagesApiModule,
        SecretRotationModule,
        SettingsApiModule,
        SkillsApiModule,
        SlaApiModule,
        SnoozeApiModule,
        TagsApiModule,
        TelegramApiModule,
        VisibilityModule,
        WebhookApiModule,
        ...(config.workerMode === 'inline' ? jobModules : []),
      ],
      providers: pipeline,
    };
  }
}
