import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AlertsController } from './alerts.controller';
import { AlertsListener } from './alerts.listener';
import { AlertsRepository } from './alerts.repository';
import { AlertsService } from './alerts.service';

/** Listens wherever things go wrong: in the API and where only jobs run. */
@Module({
  imports: [AuditModule],
  providers: [AlertsListener, AlertsRepository, AlertsService],
  exports: [AlertsService],
})
export class AlertsModule {}

@Module({ imports: [AlertsModule], controllers: [AlertsController] })
export class AlertsApiModule {}
