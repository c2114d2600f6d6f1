import type { HandoffTrigger } from '@jsk/contracts/sessions';
import type { InboundEvent, InboundMessage } from '@jsk/line/inbound-event';
import { ShortCache } from '@jsk/platform/cache/short-cache';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { BotService } from '../bot';
import { CustomersService, type LockedCustomer } from '../customers';
import {
  type EventEffect,
  IncomingMessagesService,
  MessagesService,
  OutgoingMessagesService,
  ReplyTokensService,
} from '../messages';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { decide, type EventTiming, mayAct, mayAnswer } from './handoff.policy';
import { HandoffKeywordsRepository } from './handoff-keywords.repository';
import { PostbackService } from './postback.service';

/** An event of a customer in a one-on-one chat, and when it happened and arrived. */
export interface CustomerEvent {
  readonly event: Exclude<InboundEvent, { kind: 'malformed' }>;
  readonly lineUserId: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** The others open no conversation: nobody wrote. All that is of use in them is a reply token. */
const conversationKinds: ReadonlySet<InboundEvent['kind']> = new Set([
  'message',
  'message_edited',
  'message_unsent',
  'followed',
  'unfollowed',
  'postback',
] as const);

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
    private readonly incoming: IncomingMessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly replyTokens: ReplyTokensService,
    private readonly postbacks: PostbackService,
    private readonly bot: BotService,
    private readonly settings: SettingsService,
  ) {}

  /** @returns what the event led to; one that led to nothing is only kept in the inbox. */
  async receive(transaction: Transaction, incoming: CustomerEvent): Promise<EventEffect> {
    const { event, lineUserId, occurredAt, receivedAt } = incoming;
    const customer = conversationKinds.has(event.kind)
      ? await this.customers.lockForContact(transaction, lineUserId)
      : await this.customers.lockIfKnown(transaction, lineUserId);
    if (!customer) return 'nothing';
    const mode = await this.followMode(transaction, customer, event.mode, occurredAt);
    const timing = { mode, occurredAt, receivedAt };
    if (event.replyToken && mode === 'active') {
      await this.replyTokens.keep(transaction, lineUserId, event.replyToken, receivedAt);
    }
    switch (event.kind) {
      case 'message':
        return this.receiveMessage(transaction, customer, event.message, timing);
      case 'message_edited':
        return this.incoming.edit(transaction, lineUserId, event.message, occurredAt);
      case 'message_unsent':
        await this.incoming.unsend(transaction, lineUserId, event.lineMessageId, occurredAt);
        return 'unsent';
      case 'followed':
        return this.receiveFollow(transaction, lineUserId, event.isUnblocked, timing);
      case 'unfollowed':
        return this.receiveUnfollow(transaction, lineUserId, occurredAt);
      case 'postback':
        return this.receivePostback(transaction, lineUserId, event, timing);
      default:
        return 'nothing';
    }
  }

  /**
   * Remembers whether another module holds the chat. An event that says nothing new of that costs nothing.
   * @returns the mode to go by: what happened before another module took over is context only by now.
   */
  private async followMode(
    transaction: Transaction,
    customer: LockedCustomer,
    mode: EventTiming['mode'],
    occurredAt: Date,
  ): Promise<EventTiming['mode']> {
    const isOnStandby = mode === 'standby';
    if (mode === 'unknown' || (!isOnStandby && !customer.isOnStandby)) return mode;
    // While a chat is active nothing is written down of that, so the newest message has to tell.
    const { lineUserId } = customer;
    if (isOnStandby && (await this.incoming.hasNewer(transaction, lineUserId, occurredAt))) return mode;
    const isNews = await this.customers.recordStandby(transaction, customer, isOnStandby, occurredAt);
    return isNews ? mode : 'standby';
  }

  private async receiveMessage(
    transaction: Transaction,
    { lineUserId, chatMode }: LockedCustomer,
    message: InboundMessage,
    timing: EventTiming,
  ): Promise<EventEffect> {
    const { occurredAt } = timing;
    // In standby nothing may be sent to the customer, and that it was read is told with this token.
    const markAsReadToken = timing.mode === 'active' ? message.markAsReadToken : null;
    const session = await this.sessions.recordCustomerActivity(transaction, lineUserId, occurredAt);
    const stored = await this.incoming.append(
      transaction,
      { lineUserId, session },
      { ...message, markAsReadToken },
      occurredAt,
    );
    if (!stored) return 'nothing';
    if (stored.state === 'unsent') return 'unsent';
    const decision = decide(stored, chatMode, session !== null, await this.keywords.get(transaction));
    if (decision.kind === 'handoff' && mayAct(timing)) {
      await this.handOff(transaction, lineUserId, decision.trigger);
    }
    if (decision.kind === 'bot' && mayAnswer(timing)) {
      await this.say(transaction, lineUserId, await this.bot.answerTo(transaction, decision.text));
    }
    return 'done';
  }

  /** The bot or a button handed over: the customer joins the queue and is told so. */
  private async handOff(
    transaction: Transaction,
    lineUserId: string,
    trigger: HandoffTrigger,
  ): Promise<EventEffect> {
    const session = await this.sessions.openFor(transaction, lineUserId, { trigger });
    if (!session) return 'nothing';
    const { keyword } = trigger;
    const event = 'handoff_requested' as const;
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event, detail: keyword });
    const text = (await this.settings.customerTexts(transaction)).handoff;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, 'always');
    return 'done';
  }

  private async receiveFollow(
    transaction: Transaction,
    lineUserId: string,
    isUnblocked: boolean,
    timing: EventTiming,
  ): Promise<EventEffect> {
    const { occurredAt } = timing;
    const changed = await this.customers.recordFollowState(transaction, lineUserId, false, occurredAt);
    if (!changed) return 'nothing';
    await this.messages.appendSystemLine(transaction, {
      lineUserId,
      session: null,
      event: 'followed',
      detail: isUnblocked ? 'unblocked' : null,
      at: occurredAt,
    });
    const session = await this.sessions.findOpen(transaction, lineUserId);
    if (mayAnswer(timing) && !session) {
      await this.say(transaction, lineUserId, await this.bot.greeting(transaction));
    }
    return 'done';
  }

  private async receiveUnfollow(
    transaction: Transaction,
    lineUserId: string,
    occurredAt: Date,
  ): Promise<EventEffect> {
    const changed = await this.customers.recordFollowState(transaction, lineUserId, true, occurredAt);
    if (!changed) return 'nothing';
    const line = { lineUserId, session: null, event: 'unfollowed' as const, at: occurredAt };
    await this.messages.appendSystemLine(transaction, line);
    return 'done';
  }

  private async receivePostback(
    transaction: Transaction,
    lineUserId: string,
    tap: { data: string; params: Record<string, string> },
    timing: EventTiming,
  ): Promise<EventEffect> {
    const outcome = await this.postbacks.receive(transaction, lineUserId, tap, timing);
    if (outcome !== 'wants_person') return outcome;
    return this.handOff(transaction, lineUserId, { kind: 'POSTBACK', keyword: null });
  }

  private async say(transaction: Transaction, lineUserId: string, text: string): Promise<void> {
    const content = { type: 'text', text, payload: null } as const;
    await this.outgoing.queue(transaction, { kind: 'BOT' }, { lineUserId, session: null, content });
  }
}
