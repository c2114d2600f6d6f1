import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { LineChannelModule } from '../line-channel';
import {
  CustomerProfileProcessor,
  customerProfileQueue,
  CustomerProfileScheduler,
} from './customer-profile.processor';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';

@Module({
  imports: [LineChannelModule, BullModule.registerQueue({ name: customerProfileQueue })],
  providers: [CustomersRepository, CustomersService, CustomerProfileScheduler],
  exports: [CustomersService],
})
export class CustomersModule {}

@Module({ imports: [CustomersModule], providers: [CustomerProfileProcessor] })
export class CustomersWorkerModule {}
