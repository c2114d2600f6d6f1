import type { InboundEvent, InboundMessage } from '@jsk/line/inbound-event';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { maxHandoffAnswerMessages } from '@jsk/contracts/bot-limits';
import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import { BotService } from '../bot';
import { SurveyAnswersService } from '../csat';
import { CustomersService, type LockedCustomer } from '../customers';
import {
  type EventEffect,
  IncomingMessagesService,
  MessagesService,
  type OutgoingContent,
  OutgoingMessagesService,
  ReplyTokensService,
} from '../messages';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { type Decision, decide, type EventTiming, mayAct, mayAnswer } from './handoff.policy';
import { HandoffKeywordsService } from './handoff-keywords.service';
import { LeavingService } from './leaving.service';
import { PostbackService } from './postback.service';
import { QueueEntryService } from './queue-entry.service';

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
  constructor(
    private readonly keywords: HandoffKeywordsService,
    private readonly entry: QueueEntryService,
    private readonly leaving: LeavingService,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly incoming: IncomingMessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly replyTokens: ReplyTokensService,
    private readonly postbacks: PostbackService,
    private readonly bot: BotService,
    private readonly surveyAnswers: SurveyAnswersService,
    private readonly settings: SettingsService,
  ) {}

  /** @returns what the event led to; one that led to nothing is only kept in the inbox. */
  async receive(transaction: Transaction, incoming: CustomerEvent): Promise<EventEffect> {
    const { event, lineUserId, occurredAt, receivedAt } = incoming;
    const isContact = conversationKinds.has(event.kind);
    const locked = isContact
      ? await this.customers.lockForContact(transaction, lineUserId, occurredAt)
      : await this.customers.lockIfKnown(transaction, lineUserId);
    if (!locked) return isContact ? 'erased' : 'nothing';
    const mode = await this.followMode(transaction, locked, event.mode, occurredAt);
    // An event that is ours to answer says that the chat is ours (again).
    const customer = mode === 'active' ? { ...locked, isOnStandby: false } : locked;
    const timing = { mode, isBarred: customer.isBarred, occurredAt, receivedAt };
    if (event.replyToken && mode === 'active' && !customer.isBarred) {
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
        return this.postbacks.receive(transaction, customer, event, timing);
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
    customer: LockedCustomer,
    message: InboundMessage,
    timing: EventTiming,
  ): Promise<EventEffect> {
    const { lineUserId, chatMode } = customer;
    const { occurredAt } = timing;
    // In standby nothing may be sent to the customer, and that it was read is told with this token.
    const markAsReadToken = timing.mode === 'active' ? message.markAsReadToken : null;
    const recorded = await this.sessions.recordCustomerActivity(transaction, lineUserId, occurredAt);
    const session = recorded?.session ?? null;
    if (recorded?.isWoken) {
      // Above the customer's words, which brought it back.
      const line = { lineUserId, session, event: 'session_woken' as const, at: occurredAt };
      await this.messages.appendSystemLine(transaction, line);
    }
    const stored = await this.incoming.append(
      transaction,
      { lineUserId, session },
      { ...message, markAsReadToken },
      occurredAt,
    );
    if (!stored) return 'nothing';
    if (stored.state === 'unsent') return 'unsent';
    if (!mayAct(timing)) return 'done';
    const keywords = await this.keywords.active(transaction);
    const commands = await this.settings.sessions(transaction);
    const decision = decide(stored, { chatMode, session }, { keywords, commands });
    if (session === null && (await this.isComment(transaction, { customer, decision, stored, timing }))) {
      return 'done';
    }
    await this.carryOut(transaction, decision, { customer, session, timing });
    return 'done';
  }

  /** Who never had a session was never asked, and who asks for a person, or to go on, does not comment. */
  private async isComment(
    transaction: Transaction,
    said: { customer: LockedCustomer; decision: Decision; stored: Message; timing: EventTiming },
  ): Promise<boolean> {
    const { customer, decision, stored, timing } = said;
    if (customer.latestSessionId === null) return false;
    if (decision.kind !== 'bot' && decision.kind !== 'person') return false;
    const { lineUserId } = customer;
    const act = { lineUserId, at: timing.occurredAt, isAnswered: mayAnswer(timing) };
    return this.surveyAnswers.takeComment(transaction, act, stored);
  }

  private async carryOut(
    transaction: Transaction,
    decision: Decision,
    state: { customer: LockedCustomer; session: Session | null; timing: EventTiming },
  ): Promise<void> {
    const { customer, session, timing } = state;
    switch (decision.kind) {
      case 'handoff':
        return this.entry.enter(transaction, customer, decision.request);
      case 'leave':
        return session ? this.leaving.leave(transaction, customer, session) : undefined;
      case 'withdraw':
        if (await this.leaving.withdrawTicket(transaction, customer)) return;
        return this.carryOut(transaction, decision.otherwise, state);
      case 'continue':
        if (await this.entry.enterAgain(transaction, customer)) return;
        return this.carryOut(transaction, decision.otherwise, state);
      case 'bot':
        return mayAnswer(timing) ? this.answer(transaction, customer, decision.text) : undefined;
    }
  }

  private async receiveFollow(
    transaction: Transaction,
    lineUserId: string,
    isUnblocked: boolean,
    timing: EventTiming,
  ): Promise<EventEffect> {
    const { occurredAt } = timing;
    const change = { isBlocked: false, isUnblocked, occurredAt };
    const changed = await this.customers.recordFollowState(transaction, lineUserId, change);
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
    const change = { isBlocked: true, isUnblocked: false, occurredAt };
    const changed = await this.customers.recordFollowState(transaction, lineUserId, change);
    if (!changed) return 'nothing';
    const line = { lineUserId, session: null, event: 'unfollowed' as const, at: occurredAt };
    await this.messages.appendSystemLine(transaction, line);
    return 'done';
  }

  /** The bot says what it knows; what only a person can do it hands over. */
  private async answer(transaction: Transaction, customer: LockedCustomer, text: string): Promise<void> {
    const { lineUserId } = customer;
    const { contents, handsOff, isUnderstood } = await this.bot.answer(transaction, customer, text);
    // Who was told to write down what it is about must not be told that nobody understands it.
    if (!isUnderstood && (await this.entry.hasTicket(transaction, lineUserId))) return;
    if (!handsOff) return this.say(transaction, lineUserId, contents);
    await this.say(transaction, lineUserId, contents.slice(0, maxHandoffAnswerMessages));
    const trigger = { kind: 'INTENT', keyword: handsOff.intentName } as const;
    await this.entry.enter(transaction, customer, { trigger, skillId: handsOff.skillId });
  }

  private async say(
    transaction: Transaction,
    lineUserId: string,
    contents: readonly OutgoingContent[],
  ): Promise<void> {
    for (const content of contents) {
      await this.outgoing.queue(transaction, { kind: 'BOT' }, { lineUserId, session: null, content });
    }
  }
}
