import { getSlaRules, listSlaBreaches } from '@jsk/contracts/sla';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { SlaReportsService } from './sla-reports.service';
import { SlaService } from './sla.service';

@Controller()
export class SlaController {
  constructor(
    private readonly sla: SlaService,
    private readonly reports: SlaReportsService,
  ) {}

  @Serves(getSlaRules)
  rules() {
    return this.sla.rules();
  }

  @Serves(listSlaBreaches)
  list(@Input() asked: Parsed<typeof listSlaBreaches>) {
    return this.reports.list(asked);
  }
}
