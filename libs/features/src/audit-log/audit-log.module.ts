import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BusinessHoursModule } from '../business-hours';
import { SettingsModule } from '../settings';
import { AuditLogController } from './audit-log.controller';
import { AuditLogRepository } from './audit-log.repository';
import { AuditLogService } from './audit-log.service';
import { AuditRetentionSweeper } from './audit-retention.sweeper';

@Module({
  imports: [AuditModule, BusinessHoursModule],
  controllers: [AuditLogController],
  providers: [AuditLogRepository, AuditLogService],
})
export class AuditLogApiModule {}

@Module({
  imports: [SettingsModule],
  providers: [AuditLogRepository, AuditRetentionSweeper],
  exports: [AuditRetentionSweeper],
})
export class AuditLogWorkerModule {}
