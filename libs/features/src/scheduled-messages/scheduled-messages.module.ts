import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { OfflineTicketsModule } from '../offline-tickets';
import { OperatorsModule } from '../operators';
import { SessionsModule } from '../sessions';
import { VisibilityModule } from '../visibility';
import { DueMessagesProcessor, DueMessagesScheduler, scheduledMessagesQueue } from './due-messages.processor';
import { DueMessagesService } from './due-messages.service';
import { ScheduledMessagesController } from './scheduled-messages.controller';
import { ScheduledMessagesListener } from './scheduled-messages.listener';
import { ScheduledMessagesRepository } from './scheduled-messages.repository';
import { ScheduledMessagesService } from './scheduled-messages.service';
import { ScheduledSendingService } from './scheduled-sending.service';

@Module({
  imports: [AuditModule, CustomersModule, MessagesModule, OfflineTicketsModule, SessionsModule],
  providers: [ScheduledMessagesListener, ScheduledMessagesRepository, ScheduledSendingService],
  exports: [ScheduledMessagesRepository, ScheduledSendingService],
})
class ScheduledMessagesModule {}

@Module({
  imports: [AuditModule, CustomersModule, ScheduledMessagesModule, SessionsModule, VisibilityModule],
  controllers: [ScheduledMessagesController],
  providers: [ScheduledMessagesService],
})
export class ScheduledMessagesApiModule {}

@Module({
  imports: [
    AuditModule,
    CustomersModule,
    OperatorsModule,
    ScheduledMessagesModule,
    SessionsModule,
    BullModule.registerQueue({ name: scheduledMessagesQueue }),
  ],
  providers: [DueMessagesProcessor, DueMessagesScheduler, DueMessagesService],
})
export class ScheduledMessagesWorkerModule {}
