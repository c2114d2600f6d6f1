import { AlertsModule } from './alerts';
import { CustomerSignalsWorkerModule } from './customer-signals';
import { CustomersWorkerModule } from './customers';
import { GroupsWorkerModule } from './groups';
import { LiveChatModule } from './live-chat';
import { MediaWorkerModule } from './media';
import { MessagesWorkerModule } from './messages';
import { QuotaWorkerModule } from './quota';
import { RichMenusWorkerModule } from './rich-menus';
import { WebhookWorkerModule } from './webhook';

/** Everything that works off jobs: in the worker process, or in the API when it runs alone. */
export const jobModules = [
  AlertsModule,
  CustomerSignalsWorkerModule,
  CustomersWorkerModule,
  GroupsWorkerModule,
  LiveChatModule,
  MediaWorkerModule,
  MessagesWorkerModule,
  QuotaWorkerModule,
  RichMenusWorkerModule,
  WebhookWorkerModule,
];
