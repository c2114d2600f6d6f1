import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { MeasuresModule } from '../measures';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { SlaBreachesRepository } from './sla-breaches.repository';
import { SlaReportsService } from './sla-reports.service';
import { SlaWatch } from './sla-watch.processor';
import { SlaController } from './sla.controller';
import { SlaService } from './sla.service';

/** Takes part in whatever ends a wait, an answer or a session, so it belongs into every process where that happens. */
@Module({
  imports: [CustomersModule, SessionsModule, SettingsModule],
  providers: [SlaBreachesRepository, SlaService],
  exports: [SlaBreachesRepository, SlaService],
})
export class SlaModule {}

@Module({
  imports: [MeasuresModule, SlaModule],
  controllers: [SlaController],
  providers: [SlaReportsService],
})
export class SlaApiModule {}

@Module({ imports: [SlaModule], providers: [SlaWatch] })
export class SlaWorkerModule {}
