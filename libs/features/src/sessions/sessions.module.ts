import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BusinessHoursModule } from '../business-hours';
import { CustomersModule } from '../customers';
import { SessionTransfersService } from './session-transfers.service';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';

@Module({
  imports: [AuditModule, BusinessHoursModule, CustomersModule],
  providers: [SessionsRepository, SessionTransfersService, SessionsService],
  exports: [SessionTransfersService, SessionsService],
})
export class SessionsModule {}
