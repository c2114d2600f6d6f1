import {
  type AutoReply,
  createAutoReply,
  createIntent,
  deleteAutoReply,
  deleteIntent,
  type Intent,
  listAutoReplies,
  listIntents,
  updateAutoReply,
  updateIntent,
} from '@jsk/contracts/bot-rules';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { AutoRepliesService } from './auto-replies.service';
import { IntentsService } from './intents.service';

/** What the bot understands. */
@Controller()
export class IntentsController {
  constructor(
    private readonly intents: IntentsService,
    private readonly autoReplies: AutoRepliesService,
  ) {}

  @Serves(listIntents)
  async listIntents(): Promise<{ items: Intent[] }> {
    return { items: await this.intents.list() };
  }

  @Serves(createIntent)
  createIntent(@SignedIn() actor: Actor, @Input() intent: Parsed<typeof createIntent>): Promise<Intent> {
    return this.intents.create(actor, intent);
  }

  @Serves(updateIntent)
  updateIntent(
    @SignedIn() actor: Actor,
    @Input() { intentId, ...intent }: Parsed<typeof updateIntent>,
  ): Promise<Intent> {
    return this.intents.update(actor, intentId, intent);
  }

  @Serves(deleteIntent)
  async deleteIntent(@SignedIn() actor: Actor, @Input() { intentId }: Parsed<typeof deleteIntent>) {
    await this.intents.delete(actor, intentId);
    return {};
  }

  @Serves(listAutoReplies)
  async listAutoReplies(): Promise<{ items: AutoReply[] }> {
    return { items: await this.autoReplies.list() };
  }

  @Serves(createAutoReply)
  createAutoReply(
    @SignedIn() actor: Actor,
    @Input() rule: Parsed<typeof createAutoReply>,
  ): Promise<AutoReply> {
    return this.autoReplies.create(actor, rule);
  }

  @Serves(updateAutoReply)
  updateAutoReply(
    @SignedIn() actor: Actor,
    @Input() { autoReplyId, ...rule }: Parsed<typeof updateAutoReply>,
  ): Promise<AutoReply> {
    return this.autoReplies.update(actor, autoReplyId, rule);
  }

  @Serves(deleteAutoReply)
  async deleteAutoReply(@SignedIn() actor: Actor, @Input() { autoReplyId }: Parsed<typeof deleteAutoReply>) {
    await this.autoReplies.delete(actor, autoReplyId);
    return {};
  }
}
