import { bulkAssign, bulkClose, bulkRead, bulkTag } from '@jsk/contracts/conversation-bulk';
import { listConversations, pinConversation, unpinConversation } from '@jsk/contracts/conversations';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { ConversationBulkService } from './conversation-bulk.service';
import { ConversationListService } from './conversation-list.service';

/** The list, and what is done to several conversations of it at once. */
@Controller()
export class ConversationListController {
  constructor(
    private readonly conversations: ConversationListService,
    private readonly bulk: ConversationBulkService,
  ) {}

  @Serves(listConversations)
  list(@SignedIn() actor: Actor, @Input() input: Parsed<typeof listConversations>) {
    return this.conversations.list(actor, input);
  }

  @Serves(pinConversation)
  async pin(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof pinConversation>) {
    await this.conversations.pin(actor, lineUserId);
    return { isPinned: true };
  }

  @Serves(unpinConversation)
  async unpin(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof unpinConversation>) {
    await this.conversations.unpin(actor, lineUserId);
    return { isPinned: false };
  }

  @Serves(bulkAssign)
  assign(@SignedIn() actor: Actor, @Input() { lineUserIds, toOperatorId }: Parsed<typeof bulkAssign>) {
    return this.bulk.assign(actor, lineUserIds, toOperatorId);
  }

  @Serves(bulkTag)
  tag(@SignedIn() actor: Actor, @Input() { lineUserIds, tagId }: Parsed<typeof bulkTag>) {
    return this.bulk.tag(actor, lineUserIds, tagId);
  }

  @Serves(bulkClose)
  close(@SignedIn() actor: Actor, @Input() { lineUserIds, ...closing }: Parsed<typeof bulkClose>) {
    return this.bulk.close(actor, lineUserIds, closing);
  }

  @Serves(bulkRead)
  markRead(@SignedIn() actor: Actor, @Input() { lineUserIds }: Parsed<typeof bulkRead>) {
    return this.bulk.markRead(actor, lineUserIds);
  }
}
