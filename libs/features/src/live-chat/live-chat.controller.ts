import { getClosingRules } from '@jsk/contracts/closing';
import {
  changeChatMode,
  claimConversation,
  closeConversation,
  getConversation,
  listColleagues,
  markConversationRead,
  markConversationUnread,
  refreshProfile,
  startConversation,
  transferConversation,
} from '@jsk/contracts/conversations';
import {
  confirmMessage,
  listMessages,
  retryMessage,
  sendMessage,
  sendSticker,
} from '@jsk/contracts/messages';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { MessagesService } from '../messages';
import { ClosingService } from './closing.service';
import { LiveChatService } from './live-chat.service';
import { TransferService } from './transfer.service';

@Controller()
export class LiveChatController {
  constructor(
    private readonly liveChat: LiveChatService,
    private readonly closing: ClosingService,
    private readonly messages: MessagesService,
    private readonly transfers: TransferService,
  ) {}

  @Serves(startConversation)
  start(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof startConversation>) {
    return this.liveChat.start(actor, lineUserId);
  }

  @Serves(getConversation)
  get(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof getConversation>) {
    return this.liveChat.get(actor.operatorId, lineUserId);
  }

  @Serves(listMessages)
  listMessages(@Input() { lineUserId, ...page }: Parsed<typeof listMessages>) {
    return this.messages.listPage(lineUserId, page);
  }

  @Serves(sendMessage)
  send(@SignedIn() actor: Actor, @Input() input: Parsed<typeof sendMessage>) {
    return this.liveChat.sendText(actor, input);
  }

  @Serves(sendSticker)
  sendSticker(@SignedIn() actor: Actor, @Input() input: Parsed<typeof sendSticker>) {
    return this.liveChat.sendSticker(actor, input);
  }

  @Serves(confirmMessage)
  confirm(@SignedIn() actor: Actor, @Input() { lineUserId, messageId }: Parsed<typeof confirmMessage>) {
    return this.liveChat.confirm(actor, lineUserId, messageId);
  }

  @Serves(retryMessage)
  retry(@SignedIn() actor: Actor, @Input() { lineUserId, messageId }: Parsed<typeof retryMessage>) {
    return this.liveChat.retry(actor, lineUserId, messageId);
  }

  @Serves(claimConversation)
  claim(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof claimConversation>) {
    return this.liveChat.claim(actor, lineUserId);
  }

  @Serves(closeConversation)
  close(@SignedIn() actor: Actor, @Input() input: Parsed<typeof closeConversation>) {
    return this.closing.close(actor, input);
  }

  @Serves(getClosingRules)
  closingRules() {
    return this.closing.rules();
  }

  @Serves(transferConversation)
  transfer(@SignedIn() actor: Actor, @Input() input: Parsed<typeof transferConversation>) {
    return this.transfers.transfer(actor, input);
  }

  @Serves(changeChatMode)
  changeMode(@SignedIn() actor: Actor, @Input() { lineUserId, mode }: Parsed<typeof changeChatMode>) {
    return this.liveChat.changeMode(actor, lineUserId, mode);
  }

  @Serves(markConversationRead)
  markRead(
    @SignedIn() actor: Actor,
    @Input() { lineUserId, messageId }: Parsed<typeof markConversationRead>,
  ) {
    return this.messages.markRead(actor.operatorId, lineUserId, messageId);
  }

  @Serves(markConversationUnread)
  markUnread(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof markConversationUnread>) {
    return this.liveChat.markUnread(actor, lineUserId);
  }

  @Serves(refreshProfile)
  refreshProfile(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof refreshProfile>) {
    return this.liveChat.refreshProfile(actor, lineUserId);
  }

  @Serves(listColleagues)
  async listColleagues() {
    return { items: await this.liveChat.listColleagues() };
  }
}
