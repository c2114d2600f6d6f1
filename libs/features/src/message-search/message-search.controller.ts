import { searchMessages } from '@jsk/contracts/message-search';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { MessageSearchService } from './message-search.service';

@Controller()
export class MessageSearchController {
  constructor(private readonly messageSearch: MessageSearchService) {}

  @Serves(searchMessages)
  search(@SignedIn() actor: Actor, @Input() input: Parsed<typeof searchMessages>) {
    return this.messageSearch.search(actor, input);
  }
}
