import { listDrafts, saveDraft } from '@jsk/contracts/drafts';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { DraftsService } from './drafts.service';

@Controller()
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Serves(listDrafts)
  async list(@SignedIn() actor: Actor) {
    return { items: await this.drafts.list(actor) };
  }

  @Serves(saveDraft)
  save(@SignedIn() actor: Actor, @Input() input: Parsed<typeof saveDraft>) {
    return this.drafts.save(actor, input);
  }
}
