import {
  cancelScheduledMessage,
  listHeldMessages,
  listScheduledMessages,
  scheduleMessage,
  sendScheduledMessage,
  updateScheduledMessage,
} from '@jsk/contracts/scheduled-messages';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { ScheduledMessagesService } from './scheduled-messages.service';

@Controller()
export class ScheduledMessagesController {
  constructor(private readonly scheduled: ScheduledMessagesService) {}

  @Serves(listScheduledMessages)
  async list(@Input() { lineUserId }: Parsed<typeof listScheduledMessages>) {
    return { items: await this.scheduled.list(lineUserId) };
  }

  @Serves(listHeldMessages)
  async listHeld(@SignedIn() actor: Actor) {
    return { items: await this.scheduled.listHeld(actor) };
  }

  @Serves(scheduleMessage)
  schedule(@SignedIn() actor: Actor, @Input() input: Parsed<typeof scheduleMessage>) {
    return this.scheduled.schedule(actor, input);
  }

  @Serves(updateScheduledMessage)
  update(
    @SignedIn() actor: Actor,
    @Input() { scheduledMessageId, ...input }: Parsed<typeof updateScheduledMessage>,
  ) {
    return this.scheduled.update(actor, scheduledMessageId, input);
  }

  @Serves(cancelScheduledMessage)
  async cancel(
    @SignedIn() actor: Actor,
    @Input() { lineUserId, scheduledMessageId }: Parsed<typeof cancelScheduledMessage>,
  ) {
    await this.scheduled.cancel(actor, lineUserId, scheduledMessageId);
    return {};
  }

  @Serves(sendScheduledMessage)
  send(
    @SignedIn() actor: Actor,
    @Input() { lineUserId, scheduledMessageId }: Parsed<typeof sendScheduledMessage>,
  ) {
    return this.scheduled.sendNow(actor, lineUserId, scheduledMessageId);
  }
}
