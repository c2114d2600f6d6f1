import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BotModule } from '../bot';
import { BusinessHoursModule } from '../business-hours';
import { CustomersModule } from '../customers';
import { CannedResponsesController } from './canned-responses.controller';
import { CannedResponsesRepository } from './canned-responses.repository';
import { CannedResponsesService } from './canned-responses.service';
import { CannedValuesService } from './canned-values.service';

@Module({
  imports: [AuditModule, BotModule],
  providers: [CannedResponsesRepository, CannedResponsesService],
  exports: [CannedResponsesService],
})
export class CannedResponsesModule {}

@Module({
  imports: [BotModule, BusinessHoursModule, CannedResponsesModule, CustomersModule],
  controllers: [CannedResponsesController],
  providers: [CannedValuesService],
})
export class CannedResponsesApiModule {}
