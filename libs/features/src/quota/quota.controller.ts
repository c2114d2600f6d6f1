import { getQuota, getQuotaLevel } from '@jsk/contracts/quota';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { QuotaService } from './quota.service';

@Controller()
export class QuotaController {
  constructor(private readonly quota: QuotaService) {}

  @Serves(getQuota)
  get(@Input() { period }: Parsed<typeof getQuota>) {
    return this.quota.report(period);
  }

  @Serves(getQuotaLevel)
  level() {
    return this.quota.level();
  }
}
