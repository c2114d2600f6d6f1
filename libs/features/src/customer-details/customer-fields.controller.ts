import {
  createCustomerField,
  deleteCustomerField,
  listCustomerFields,
  updateCustomerField,
  writeCustomerField,
} from '@jsk/contracts/customer-details';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { CustomerFieldsService } from './customer-fields.service';

@Controller()
export class CustomerFieldsController {
  constructor(private readonly fields: CustomerFieldsService) {}

  @Serves(listCustomerFields)
  async list() {
    return { items: await this.fields.list() };
  }

  @Serves(createCustomerField)
  create(@SignedIn() actor: Actor, @Input() input: Parsed<typeof createCustomerField>) {
    return this.fields.create(actor, input);
  }

  @Serves(updateCustomerField)
  update(@SignedIn() actor: Actor, @Input() input: Parsed<typeof updateCustomerField>) {
    return this.fields.update(actor, input);
  }

  @Serves(deleteCustomerField)
  async delete(@SignedIn() actor: Actor, @Input() { fieldId }: Parsed<typeof deleteCustomerField>) {
    await this.fields.delete(actor, fieldId);
    return {};
  }

  @Serves(writeCustomerField)
  write(@SignedIn() actor: Actor, @Input() input: Parsed<typeof writeCustomerField>) {
    return this.fields.write(actor, input);
  }
}
