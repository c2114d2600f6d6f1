import type { Session } from '@jsk/contracts/sessions';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { type EventEffect, MessagesService, OutgoingMessagesService } from '../messages';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { type EventTiming, mayAct } from './handoff.policy';
import { describePostback, readPostback } from './postback.policy';

interface Tap {
  readonly data: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a customer's tap on a button leads to. The caller's transaction holds the customer's lock. */
@Injectable()
export class PostbackService {
  private readonly logger = new Logger(PostbackService.name);

  constructor(
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
  ) {}

  /** @returns `wants_person` when the customer is to be handed over, which is up to the caller. */
  async receive(
    transaction: Transaction,
    lineUserId: string,
    tap: Tap,
    timing: EventTiming,
  ): Promise<EventEffect | 'wants_person'> {
    const postback = readPostback(tap.data);
    if (postback.kind === 'acknowledge') return 'done';
    const open = await this.sessions.findOpen(transaction, lineUserId);
    const show = () => this.show(transaction, lineUserId, open, tap, timing);
    if (postback.kind === 'unknown' || !mayAct(timing)) return show();
    if (postback.sessionId !== null && postback.sessionId !== open?.id) {
      const isForeign = await this.isForeign(transaction, lineUserId, postback.sessionId);
      return isForeign ? 'nothing' : show();
    }
    if (postback.kind === 'handoff') return 'wants_person';
    // The second tap of two: the first one has ended it.
    if (!open) return 'nothing';
    // An operator has come meanwhile; whether the customer still wants to leave is for them to ask.
    if (postback.kind === 'leave_queue' && open.status !== 'WAITING') return show();
    return this.leave(transaction, open);
  }

  /** A button that was made for another customer, or for nobody, came back from this one. */
  private async isForeign(transaction: Transaction, lineUserId: string, sessionId: string): Promise<boolean> {
    const owner = await this.sessions.findCustomerOf(transaction, sessionId);
    if (owner === lineUserId) return false;
    this.logger.warn({ sessionId }, 'A button of another customer was tapped; nothing was done');
    return true;
  }

  private async leave(transaction: Transaction, open: Session): Promise<EventEffect> {
    const { lineUserId } = open;
    const session = await this.sessions.closeByCustomer(transaction, open);
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event: 'session_left' });
    const text = (await this.settings.customerTexts(transaction)).closed;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, 'always');
    return 'done';
  }

  /** Operators see what was tapped. */
  private async show(
    transaction: Transaction,
    lineUserId: string,
    session: Session | null,
    { data, params }: Tap,
    { occurredAt: at }: EventTiming,
  ): Promise<EventEffect> {
    const detail = describePostback(data, params);
    const line = { lineUserId, session, event: 'postback' as const, detail, at };
    await this.messages.appendSystemLine(transaction, line);
    return 'done';
  }
}
