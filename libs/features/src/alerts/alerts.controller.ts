import { dismissAlert, listAlerts, type OpenAlerts } from '@jsk/contracts/alerts';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { AlertsService } from './alerts.service';

@Controller()
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  @Serves(listAlerts)
  list(): Promise<OpenAlerts> {
    return this.alerts.listOpen();
  }

  @Serves(dismissAlert)
  dismiss(@SignedIn() actor: Actor, @Input() { alertId }: Parsed<typeof dismissAlert>): Promise<OpenAlerts> {
    return this.alerts.dismiss(actor, alertId);
  }
}
