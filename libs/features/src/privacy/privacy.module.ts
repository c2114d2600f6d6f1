import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings';
import { IdentifierMaskingService } from './identifier-masking.service';

@Module({
  imports: [SettingsModule],
  providers: [IdentifierMaskingService],
  exports: [IdentifierMaskingService],
})
export class PrivacyModule {}
