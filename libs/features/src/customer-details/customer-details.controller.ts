import {
  barCustomer,
  getCustomerDetails,
  listCustomerMedia,
  listCustomerSessions,
  unbarCustomer,
} from '@jsk/contracts/customer-details';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { CustomerBarService } from './customer-bar.service';
import { CustomerDetailsService } from './customer-details.service';

@Controller()
export class CustomerDetailsController {
  constructor(
    private readonly details: CustomerDetailsService,
    private readonly bars: CustomerBarService,
  ) {}

  @Serves(getCustomerDetails)
  get(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof getCustomerDetails>) {
    return this.details.get(actor, lineUserId);
  }

  @Serves(listCustomerSessions)
  listSessions(@Input() input: Parsed<typeof listCustomerSessions>) {
    return this.details.listSessions(input);
  }

  @Serves(listCustomerMedia)
  listMedia(@Input() input: Parsed<typeof listCustomerMedia>) {
    return this.details.listMedia(input);
  }

  @Serves(barCustomer)
  async bar(@SignedIn() actor: Actor, @Input() { lineUserId, reason }: Parsed<typeof barCustomer>) {
    return { bar: await this.bars.bar(actor, lineUserId, reason) };
  }

  @Serves(unbarCustomer)
  async unbar(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof unbarCustomer>) {
    await this.bars.unbar(actor, lineUserId);
    return {};
  }
}
