import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { SettingsController } from './settings.controller';
import { SettingsRepository } from './settings.repository';
import { SettingsService } from './settings.service';

@Module({
  imports: [AuditModule],
  providers: [SettingsRepository, SettingsService],
  exports: [SettingsService],
})
export class SettingsModule {}

@Module({ imports: [SettingsModule], controllers: [SettingsController] })
export class SettingsApiModule {}
