import { Module } from '@nestjs/common';
import { HandoffModule } from '../handoff';
import { InboxDispatcher } from './inbox.dispatcher';
import { InboxProcessor } from './inbox.processor';
import { InboxRepository } from './inbox.repository';
import { InboxService } from './inbox.service';
import { RecentEvents } from './recent-events';
import { WebhookDoor } from './webhook.door';

/** Receives LINE's webhooks and processes them in the process that received them. */
@Module({
  imports: [HandoffModule],
  providers: [InboxDispatcher, InboxProcessor, InboxRepository, InboxService, RecentEvents, WebhookDoor],
})
export class WebhookApiModule {}
