import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { MeasuresModule } from '../measures';
import { SessionReportsController } from './session-reports.controller';
import { SessionReportsRepository } from './session-reports.repository';
import { SessionReportsService } from './session-reports.service';

@Module({
  imports: [AuditModule, MeasuresModule],
  controllers: [SessionReportsController],
  providers: [SessionReportsRepository, SessionReportsService],
})
export class ReportsApiModule {}
