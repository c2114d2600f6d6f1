import {
  createTag,
  deleteTag,
  listTags,
  mergeTags,
  tagCustomer,
  untagCustomer,
  updateTag,
} from '@jsk/contracts/tags';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { TagsService } from './tags.service';

@Controller()
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  @Serves(listTags)
  async list() {
    return { items: await this.tags.list() };
  }

  @Serves(createTag)
  create(@SignedIn() actor: Actor, @Input() fields: Parsed<typeof createTag>) {
    return this.tags.create(actor, fields);
  }

  @Serves(updateTag)
  update(@SignedIn() actor: Actor, @Input() { tagId, ...fields }: Parsed<typeof updateTag>) {
    return this.tags.update(actor, tagId, fields);
  }

  @Serves(deleteTag)
  async delete(@SignedIn() actor: Actor, @Input() { tagId }: Parsed<typeof deleteTag>) {
    return { customerCount: await this.tags.delete(actor, tagId) };
  }

  @Serves(mergeTags)
  merge(@SignedIn() actor: Actor, @Input() { tagId, intoTagId }: Parsed<typeof mergeTags>) {
    return this.tags.merge(actor, tagId, intoTagId);
  }

  @Serves(tagCustomer)
  async tag(@SignedIn() actor: Actor, @Input() input: Parsed<typeof tagCustomer>) {
    return { tags: await this.tags.setOn(actor, { ...input, isOn: true }) };
  }

  @Serves(untagCustomer)
  async untag(@SignedIn() actor: Actor, @Input() input: Parsed<typeof untagCustomer>) {
    return { tags: await this.tags.setOn(actor, { ...input, isOn: false }) };
  }
}
