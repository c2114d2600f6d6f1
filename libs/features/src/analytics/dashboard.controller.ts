import { getDashboard, getHourly } from '@jsk/contracts/analytics';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { DashboardService } from './dashboard.service';

@Controller()
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Serves(getDashboard)
  get(@Input() asked: Parsed<typeof getDashboard>) {
    return this.dashboard.get(asked);
  }

  @Serves(getHourly)
  hourly(@Input() asked: Parsed<typeof getHourly>) {
    return this.dashboard.hourly(asked);
  }
}
