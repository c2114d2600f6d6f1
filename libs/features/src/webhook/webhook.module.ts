import { Module } from '@nestjs/common';
import { GroupsModule } from '../groups';
import { HandoffModule } from '../handoff';
import { LineChannelModule } from '../line-channel';
import { MessagesModule } from '../messages';
import { SettingsModule } from '../settings';
import { InboxDispatcher } from './inbox.dispatcher';
import { InboxMetricsService } from './inbox-metrics.service';
import { InboxProcessor } from './inbox.processor';
import { InboxRepository } from './inbox.repository';
import { InboxService } from './inbox.service';
import { InboxSweeper } from './inbox.sweeper';
import { RecentEvents } from './recent-events';
import { WebhookDoor } from './webhook.door';

/** Receives LINE's webhooks and processes them in the process that received them. */
@Module({
  imports: [GroupsModule, HandoffModule, LineChannelModule, SettingsModule],
  providers: [
    InboxDispatcher,
    InboxMetricsService,
    InboxProcessor,
    InboxRepository,
    InboxService,
    RecentEvents,
    WebhookDoor,
  ],
})
export class WebhookApiModule {}

@Module({ imports: [MessagesModule, SettingsModule], providers: [InboxRepository, InboxSweeper] })
export class WebhookWorkerModule {}
