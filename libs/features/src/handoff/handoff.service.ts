import type { HandoffTrigger, Session } from '@jsk/contracts/sessions';
import type { InboundEvent, InboundMessage } from '@jsk/line/inbound-event';
import { toStorableText } from '@jsk/line/storable-text';
import { ShortCache } from '@jsk/platform/cache/short-cache';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { BotService } from '../bot';
import { CustomersService, type LockedCustomer } from '../customers';
import { DeliveryService, MessagesService } from '../messages';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { decide } from './handoff.policy';
import { HandoffKeywordsRepository } from './handoff-keywords.repository';

/** An event of a customer in a one-on-one chat, and when it happened and arrived. */
export interface CustomerEvent {
  readonly event: Exclude<InboundEvent, { kind: 'malformed' }>;
  readonly lineUserId: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** The bot does not answer what a redelivery brings after this; the customer has long gone on. */
const tooOldToAnswerMs = 10 * 60 * 1000;

/** The conductor: what an event of a customer leads to. Everything happens in the caller's transaction. */
@Injectable()
export class HandoffService {
  private readonly keywords = new ShortCache((transaction: Transaction) =>
    this.handoffKeywords.listActive(transaction),
  );

  constructor(
    private readonly handoffKeywords: HandoffKeywordsRepository,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly delivery: DeliveryService,
    private readonly bot: BotService,
    private readonly settings: SettingsService,
  ) {}

  /** @returns whether the event had an effect; one without is only kept in the inbox. */
  async receive(transaction: Transaction, incoming: CustomerEvent): Promise<boolean> {
    const { event, lineUserId, occurredAt, receivedAt } = incoming;
    if (event.kind === 'other' || event.kind === 'message_edited') return false;
    const customer = await this.customers.lockForContact(transaction, lineUserId);
    if (event.replyToken) {
      await this.delivery.keepReplyToken(transaction, lineUserId, event.replyToken, receivedAt);
    }
    switch (event.kind) {
      case 'message':
        return this.receiveMessage(transaction, incoming, customer, event.message);
      case 'followed':
        return this.receiveFollow(transaction, lineUserId, occurredAt, mayAnswer(incoming));
      case 'unfollowed':
        return this.receiveUnfollow(transaction, lineUserId, occurredAt);
      case 'postback':
        return this.receivePostback(transaction, incoming, event.data);
      case 'message_unsent':
        return this.messages.markUnsent(transaction, lineUserId, event.lineMessageId);
    }
  }

  private async receiveMessage(
    transaction: Transaction,
    incoming: CustomerEvent,
    customer: LockedCustomer,
    message: InboundMessage,
  ): Promise<boolean> {
    const { lineUserId, occurredAt } = incoming;
    const session = await this.sessions.recordCustomerActivity(transaction, lineUserId, occurredAt);
    const stored = await this.messages.appendIncoming(transaction, lineUserId, session, message, occurredAt);
    if (!stored) return false;
    const decision = decide(
      message,
      customer.chatMode,
      session !== null,
      await this.keywords.get(transaction),
    );
    if (decision.kind === 'handoff' && mayAct(incoming)) {
      await this.handOff(transaction, lineUserId, decision.trigger);
    }
    if (decision.kind === 'bot' && mayAnswer(incoming)) {
      await this.say(transaction, lineUserId, null, await this.bot.answerTo(transaction, decision.text));
    }
    return true;
  }

  /** The bot or a button handed over: the customer joins the queue and is told so. */
  private async handOff(
    transaction: Transaction,
    lineUserId: string,
    trigger: HandoffTrigger,
  ): Promise<boolean> {
    const session = await this.sessions.openFor(transaction, lineUserId, trigger);
    if (!session) return false;
    const { keyword } = trigger;
    const event = 'handoff_requested' as const;
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event, detail: keyword });
    await this.say(
      transaction,
      lineUserId,
      session,
      (await this.settings.customerTexts(transaction)).handoff,
    );
    return true;
  }

  private async receiveFollow(
    transaction: Transaction,
    lineUserId: string,
    occurredAt: Date,
    greet: boolean,
  ): Promise<boolean> {
    const changed = await this.customers.recordFollowState(transaction, lineUserId, false, occurredAt);
    if (!changed) return false;
    await this.messages.appendSystemLine(transaction, {
      lineUserId,
      session: null,
      event: 'followed',
      at: occurredAt,
    });
    const session = await this.sessions.findOpen(transaction, lineUserId);
    if (greet && !session)
      await this.say(transaction, lineUserId, null, await this.bot.greeting(transaction));
    return true;
  }

  private async receiveUnfollow(
    transaction: Transaction,
    lineUserId: string,
    occurredAt: Date,
  ): Promise<boolean> {
    const changed = await this.customers.recordFollowState(transaction, lineUserId, true, occurredAt);
    const line = { lineUserId, session: null, event: 'unfollowed' as const, at: occurredAt };
    if (changed) await this.messages.appendSystemLine(transaction, line);
    return changed;
  }

  private async receivePostback(
    transaction: Transaction,
    incoming: CustomerEvent,
    data: string,
  ): Promise<boolean> {
    const { lineUserId, occurredAt } = incoming;
    if (mayAct(incoming) && new URLSearchParams(data).get('action') === 'handoff') {
      return this.handOff(transaction, lineUserId, { kind: 'POSTBACK', keyword: null });
    }
    const session = await this.sessions.findOpen(transaction, lineUserId);
    const line = {
      lineUserId,
      session,
      event: 'postback' as const,
      detail: toStorableText(data.slice(0, 300)),
      at: occurredAt,
    };
    await this.messages.appendSystemLine(transaction, line);
    return true;
  }

  private async say(
    transaction: Transaction,
    lineUserId: string,
    session: Session | null,
    text: string,
  ): Promise<void> {
    await this.messages.queueText(transaction, { kind: 'BOT' }, { lineUserId, session, text });
  }
}

/** In standby another module holds the chat: what happens in it is context only. */
function mayAct({ event }: CustomerEvent): boolean {
  return event.mode === 'active';
}

/** To an old redelivery no answer is expected any more. */
function mayAnswer(incoming: CustomerEvent): boolean {
  const { occurredAt, receivedAt } = incoming;
  return mayAct(incoming) && receivedAt.getTime() - occurredAt.getTime() < tooOldToAnswerMs;
}
