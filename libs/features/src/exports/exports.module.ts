import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BusinessHoursModule } from '../business-hours';
import { PrivacyModule } from '../privacy';
import { ConversationExportRepository } from './conversation-export.repository';
import { ConversationExportService } from './conversation-export.service';
import { ExportsController } from './exports.controller';

@Module({
  imports: [AuditModule, BusinessHoursModule, PrivacyModule],
  controllers: [ExportsController],
  providers: [ConversationExportRepository, ConversationExportService],
})
export class ExportsApiModule {}
