import { Module } from '@nestjs/common';
import { BusinessHoursModule } from '../business-hours';
import { SettingsModule } from '../settings';
import { LiveKpisListener } from './live-kpis.listener';
import { LiveKpisRepository } from './live-kpis.repository';
import { LiveKpisService } from './live-kpis.service';

/** Also needed where only jobs run, because jobs change figures. */
@Module({
  imports: [BusinessHoursModule, SettingsModule],
  providers: [LiveKpisListener, LiveKpisRepository, LiveKpisService],
  exports: [LiveKpisService],
})
export class LiveKpisModule {}
