import {
  createHandoffKeyword,
  deleteHandoffKeyword,
  listHandoffKeywords,
  updateHandoffKeyword,
} from '@jsk/contracts/handoff-keywords';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { HandoffKeywordsService } from './handoff-keywords.service';

@Controller()
export class HandoffKeywordsController {
  constructor(private readonly keywords: HandoffKeywordsService) {}

  @Serves(listHandoffKeywords)
  async list() {
    return { items: await this.keywords.list() };
  }

  @Serves(createHandoffKeyword)
  create(@SignedIn() actor: Actor, @Input() keyword: Parsed<typeof createHandoffKeyword>) {
    return this.keywords.create(actor, keyword);
  }

  @Serves(updateHandoffKeyword)
  update(@SignedIn() actor: Actor, @Input() { keywordId, ...keyword }: Parsed<typeof updateHandoffKeyword>) {
    return this.keywords.update(actor, keywordId, keyword);
  }

  @Serves(deleteHandoffKeyword)
  async delete(@SignedIn() actor: Actor, @Input() { keywordId }: Parsed<typeof deleteHandoffKeyword>) {
    await this.keywords.delete(actor, keywordId);
    return {};
  }
}
