import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings';
import { VisibilityRepository } from './visibility.repository';
import { VisibilityService } from './visibility.service';

@Module({
  imports: [SettingsModule],
  providers: [VisibilityRepository, VisibilityService],
  exports: [VisibilityService],
})
export class VisibilityModule {}
