import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { LineChannelModule } from '../line-channel';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveryService } from './delivery.service';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { OutboundProcessor, outboundQueue, OutboundScheduler, OutboundSweeper } from './outbound.processor';

@Module({
  imports: [CustomersModule, LineChannelModule, BullModule.registerQueue({ name: outboundQueue })],
  providers: [DeliveriesRepository, DeliveryService, MessagesRepository, MessagesService, OutboundScheduler],
  exports: [DeliveryService, MessagesService, OutboundScheduler],
})
export class MessagesModule {}

@Module({ imports: [MessagesModule], providers: [OutboundProcessor, OutboundSweeper] })
export class MessagesWorkerModule {}
