import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BusinessHoursController } from './business-hours.controller';
import { BusinessHoursRepository } from './business-hours.repository';
import { BusinessHoursService } from './business-hours.service';

@Module({
  imports: [AuditModule],
  providers: [BusinessHoursRepository, BusinessHoursService],
  exports: [BusinessHoursService],
})
export class BusinessHoursModule {}

@Module({ imports: [BusinessHoursModule], controllers: [BusinessHoursController] })
export class BusinessHoursApiModule {}
