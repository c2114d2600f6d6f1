import { AlertsModule } from './alerts';
import { AnalyticsWorkerModule } from './analytics';
import { AuditLogWorkerModule } from './audit-log';
import { AuthWorkerModule } from './auth';
import { AvailabilityWorkerModule } from './availability';
import { BotWorkerModule } from './bot';
import { CsatWorkerModule } from './csat';
import { CustomerSignalsWorkerModule } from './customer-signals';
import { CustomersWorkerModule } from './customers';
import { DraftsWorkerModule } from './drafts';
import { GroupsWorkerModule } from './groups';
import { HandoffWorkerModule } from './handoff';
import { LiveChatModule } from './live-chat';
import { MediaWorkerModule } from './media';
import { MessagesWorkerModule } from './messages';
import { OfflineTicketsWorkerModule } from './offline-tickets';
import { PersonalDataWorkerModule } from './personal-data';
import { QuotaWorkerModule } from './quota';
import { RichMenusWorkerModule } from './rich-menus';
import { RoutingWorkerModule } from './routing';
import { ScheduledMessagesWorkerModule } from './scheduled-messages';
import { SessionLifecycleWorkerModule } from './session-lifecycle';
import { SlaWorkerModule } from './sla';
import { TelegramWorkerModule } from './telegram';
import { WebhookWorkerModule } from './webhook';

/** Everything that works off jobs: in the worker process, or in the API when it runs alone. */
export const jobModules = [
  AlertsModule,
  AnalyticsWorkerModule,
  AuditLogWorkerModule,
  AuthWorkerModule,
  AvailabilityWorkerModule,
  BotWorkerModule,
  CsatWorkerModule,
  CustomerSignalsWorkerModule,
  CustomersWorkerModule,
  DraftsWorkerModule,
  GroupsWorkerModule,
  HandoffWorkerModule,
  LiveChatModule,
  MediaWorkerModule,
  MessagesWorkerModule,
  OfflineTicketsWorkerModule,
  PersonalDataWorkerModule,
  QuotaWorkerModule,
  RichMenusWorkerModule,
  RoutingWorkerModule,
  ScheduledMessagesWorkerModule,
  SessionLifecycleWorkerModule,
  SlaWorkerModule,
  TelegramWorkerModule,
  WebhookWorkerModule,
];
