import {
  createSavedView,
  deleteSavedView,
  listSavedViews,
  updateSavedView,
} from '@jsk/contracts/saved-views';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { SavedViewsService } from './saved-views.service';

@Controller()
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @Serves(listSavedViews)
  async list(@SignedIn() actor: Actor) {
    return { items: await this.views.list(actor) };
  }

  @Serves(createSavedView)
  create(@SignedIn() actor: Actor, @Input() input: Parsed<typeof createSavedView>) {
    return this.views.create(actor, input);
  }

  @Serves(updateSavedView)
  update(@SignedIn() actor: Actor, @Input() { viewId, ...changes }: Parsed<typeof updateSavedView>) {
    return this.views.update(actor, viewId, changes);
  }

  @Serves(deleteSavedView)
  async delete(@SignedIn() actor: Actor, @Input() { viewId }: Parsed<typeof deleteSavedView>) {
    await this.views.delete(actor, viewId);
    return {};
  }
}
