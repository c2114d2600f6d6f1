import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { LineChannelModule } from '../line-channel';
import { SettingsModule } from '../settings';
import { CustomerSignalsController } from './customer-signals.controller';
import { CustomerSignalsListener } from './customer-signals.listener';
import {
  CustomerSignalsProcessor,
  customerSignalsQueue,
  CustomerSignalsScheduler,
} from './customer-signals.processor';
import { CustomerSignalsRepository } from './customer-signals.repository';
import { CustomerSignalsService } from './customer-signals.service';
import { MarkAsReadService } from './mark-as-read.service';

/** Listens wherever something happens: in the API, and where messages are sent. */
@Module({
  imports: [SettingsModule, BullModule.registerQueue({ name: customerSignalsQueue })],
  providers: [CustomerSignalsListener, CustomerSignalsRepository, CustomerSignalsScheduler],
  exports: [CustomerSignalsRepository, CustomerSignalsScheduler],
})
export class CustomerSignalsModule {}

@Module({
  imports: [AuditModule, CustomerSignalsModule],
  controllers: [CustomerSignalsController],
  providers: [MarkAsReadService],
})
export class CustomerSignalsApiModule {}

@Module({
  imports: [CustomerSignalsModule, LineChannelModule],
  providers: [CustomerSignalsProcessor, CustomerSignalsService],
})
export class CustomerSignalsWorkerModule {}
