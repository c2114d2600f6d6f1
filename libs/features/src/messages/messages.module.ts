import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { LineChannelModule } from '../line-channel';
import { SettingsModule } from '../settings';
import { CallAdditionsService } from './call-additions.service';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveryMetricsService } from './delivery-metrics.service';
import { DeliveryOutcomeService } from './delivery-outcome.service';
import { DeliveryService } from './delivery.service';
import { EarlyChangesRepository } from './early-changes.repository';
import { IncomingMessagesRepository } from './incoming-messages.repository';
import { IncomingMessagesService } from './incoming-messages.service';
import { MessageFilesRepository } from './message-files.repository';
import { MessageFilesService } from './message-files.service';
import { MessageRetryService } from './message-retry.service';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { NoteMessagesRepository } from './note-messages.repository';
import { NoteMessagesService } from './note-messages.service';
import { OutboundProcessor, outboundQueue, OutboundScheduler, OutboundSweeper } from './outbound.processor';
import { OutboxRepository } from './outbox.repository';
import { OutgoingMessagesService } from './outgoing-messages.service';
import { ReplyTokensService } from './reply-tokens.service';

@Module({
  imports: [
    CustomersModule,
    LineChannelModule,
    SettingsModule,
    BullModule.registerQueue({ name: outboundQueue }),
  ],
  providers: [
    CallAdditionsService,
    DeliveriesRepository,
    DeliveryMetricsService,
    DeliveryOutcomeService,
    DeliveryService,
    EarlyChangesRepository,
    IncomingMessagesRepository,
    IncomingMessagesService,
    MessageFilesRepository,
    MessageFilesService,
    MessageRetryService,
    MessagesRepository,
    MessagesService,
    NoteMessagesRepository,
    NoteMessagesService,
    OutboundScheduler,
    OutboxRepository,
    OutgoingMessagesService,
    ReplyTokensService,
  ],
  exports: [
    CallAdditionsService,
    DeliveryService,
    IncomingMessagesService,
    MessageFilesService,
    MessageRetryService,
    MessagesService,
    NoteMessagesService,
    OutboundScheduler,
    OutgoingMessagesService,
    ReplyTokensService,
  ],
})
export class MessagesModule {}

@Module({ imports: [MessagesModule], providers: [OutboundProcessor, OutboundSweeper] })
export class MessagesWorkerModule {}
