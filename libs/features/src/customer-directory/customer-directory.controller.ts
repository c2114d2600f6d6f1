import { listCustomers, listFollowHistory, tagCustomers } from '@jsk/contracts/customers';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { CustomersService } from '../customers';
import { BulkTaggingService } from './bulk-tagging.service';
import { CustomerDirectoryService } from './customer-directory.service';

@Controller()
export class CustomerDirectoryController {
  constructor(
    private readonly directory: CustomerDirectoryService,
    private readonly bulkTagging: BulkTaggingService,
    private readonly customers: CustomersService,
  ) {}

  @Serves(listCustomers)
  list(@SignedIn() actor: Actor, @Input() input: Parsed<typeof listCustomers>) {
    return this.directory.list(actor, input);
  }

  @Serves(tagCustomers)
  async tag(@SignedIn() actor: Actor, @Input() input: Parsed<typeof tagCustomers>) {
    return { changedCount: await this.bulkTagging.tag(actor, input) };
  }

  @Serves(listFollowHistory)
  async listFollowHistory(@Input() { lineUserId }: Parsed<typeof listFollowHistory>) {
    return { items: await this.customers.listFollowHistory(lineUserId) };
  }
}
