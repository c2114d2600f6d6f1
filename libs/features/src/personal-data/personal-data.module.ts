import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AuditModule } from '../audit';
import { PrivacyModule } from '../privacy';
import { SettingsModule } from '../settings';
import { ErasureListener } from './erasure.listener';
import { ErasureRepository } from './erasure.repository';
import { ErasureService } from './erasure.service';
import { ForgottenFilesRepository } from './forgotten-files.repository';
import { ForgottenFilesService } from './forgotten-files.service';
import { ForgottenJobsService } from './forgotten-jobs.service';
import { PersonalDataController } from './personal-data.controller';
import { PersonalDataExportRepository } from './personal-data-export.repository';
import { PersonalDataExportService } from './personal-data-export.service';
import { PersonalDataProcessor, personalDataQueue, PersonalDataScheduler } from './personal-data.processor';
import { TextRetentionRepository } from './text-retention.repository';
import { TextRetentionService } from './text-retention.service';

@Module({
  imports: [AuditModule, DiscoveryModule],
  providers: [ErasureRepository, ErasureService, ForgottenJobsService],
  exports: [ErasureService, ForgottenJobsService],
})
class ErasureModule {}

@Module({
  imports: [AuditModule, ErasureModule, PrivacyModule],
  controllers: [PersonalDataController],
  providers: [ErasureListener, PersonalDataExportRepository, PersonalDataExportService],
})
export class PersonalDataApiModule {}

@Module({
  imports: [ErasureModule, SettingsModule, BullModule.registerQueue({ name: personalDataQueue })],
  providers: [
    ForgottenFilesRepository,
    ForgottenFilesService,
    PersonalDataProcessor,
    PersonalDataScheduler,
    TextRetentionRepository,
    TextRetentionService,
  ],
})
export class PersonalDataWorkerModule {}
