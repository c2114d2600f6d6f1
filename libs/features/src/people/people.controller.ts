import {
  createOperator,
  deleteOperator,
  listOperatorProfiles,
  resetOperatorMfa,
  resetOperatorPassword,
  signOutOperator,
  updateOperator,
} from '@jsk/contracts/people';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { AccountAccessService } from './account-access.service';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly access: AccountAccessService,
  ) {}

  @Serves(listOperatorProfiles)
  async list() {
    return { items: await this.people.list() };
  }

  @Serves(createOperator)
  create(@SignedIn() actor: Actor, @Input() input: Parsed<typeof createOperator>) {
    return this.people.create(actor, input);
  }

  @Serves(updateOperator)
  update(@SignedIn() actor: Actor, @Input() input: Parsed<typeof updateOperator>) {
    return this.people.update(actor, input);
  }

  @Serves(deleteOperator)
  async delete(@SignedIn() actor: Actor, @Input() { operatorId }: Parsed<typeof deleteOperator>) {
    await this.people.delete(actor, operatorId);
    return {};
  }

  @Serves(resetOperatorPassword)
  async resetPassword(
    @SignedIn() actor: Actor,
    @Input() { operatorId }: Parsed<typeof resetOperatorPassword>,
  ) {
    return { temporaryPassword: await this.access.resetPassword(actor, operatorId) };
  }

  @Serves(resetOperatorMfa)
  resetMfa(@SignedIn() actor: Actor, @Input() { operatorId }: Parsed<typeof resetOperatorMfa>) {
    return this.access.resetMfa(actor, operatorId);
  }

  @Serves(signOutOperator)
  signOut(@SignedIn() actor: Actor, @Input() { operatorId }: Parsed<typeof signOutOperator>) {
    return this.access.signOut(actor, operatorId);
  }
}
