import type { Session } from '@jsk/contracts/sessions';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { SurveyAnswersService } from '../csat';
import type { LockedCustomer } from '../customers';
import { type EventEffect, MessagesService } from '../messages';
import { SessionsService } from '../sessions';
import { type EventTiming, mayAct, mayAnswer } from './handoff.policy';
import { LeavingService } from './leaving.service';
import { describePostback, type Postback, readPostback } from './postback.policy';
import { QueueEntryService } from './queue-entry.service';
import { QueuePlacesService } from './queue-places.service';

interface Tap {
  readonly data: string;
  readonly params: Readonly<Record<string, string>>;
}

type Wish = Exclude<Postback['kind'], 'acknowledge' | 'rating' | 'unknown'>;

/** What a customer's tap on a button leads to. The caller's transaction holds the customer's lock. */
@Injectable()
export class PostbackService {
  private readonly logger = new Logger(PostbackService.name);

  constructor(
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly entry: QueueEntryService,
    private readonly leaving: LeavingService,
    private readonly places: QueuePlacesService,
    private readonly surveyAnswers: SurveyAnswersService,
  ) {}

  async receive(
    transaction: Transaction,
    customer: LockedCustomer,
    tap: Tap,
    timing: EventTiming,
  ): Promise<EventEffect> {
    const { lineUserId } = customer;
    const postback = readPostback(tap.data);
    if (postback.kind === 'acknowledge') return 'done';
    if (postback.kind === 'rating') {
      if (!mayAct(timing)) return 'nothing';
      const tap = { lineUserId, at: timing.occurredAt, isAnswered: mayAnswer(timing) };
      return this.surveyAnswers.rate(transaction, tap, postback.rating);
    }
    const open = await this.sessions.findOpen(transaction, lineUserId);
    const show = () => this.show(transaction, lineUserId, open, tap, timing);
    if (postback.kind === 'unknown' || !mayAct(timing)) return show();
    if (postback.sessionId !== null && postback.sessionId !== open?.id) {
      const isForeign = await this.isForeign(transaction, lineUserId, postback.sessionId);
      return isForeign ? 'nothing' : show();
    }
    if (!open) return this.fulfilWithout(transaction, customer, postback.kind);
    const isFulfilled = await this.fulfil(transaction, customer, open, postback.kind);
    return isFulfilled === 'cannot' ? show() : isFulfilled;
  }

  private async fulfilWithout(
    transaction: Transaction,
    customer: LockedCustomer,
    wish: Wish,
  ): Promise<EventEffect> {
    switch (wish) {
      case 'handoff':
        await this.entry.enter(transaction, customer, { trigger: { kind: 'POSTBACK', keyword: null } });
        return 'done';
      case 'continue':
        await this.entry.enterAgain(transaction, customer);
        return 'done';
      case 'leave_queue':
        return (await this.leaving.withdrawTicket(transaction, customer)) ? 'done' : 'nothing';
      default:
        // The second tap of two: the first one has ended it.
        return 'nothing';
    }
  }

  private async fulfil(
    transaction: Transaction,
    customer: LockedCustomer,
    open: Session,
    wish: Wish,
  ): Promise<EventEffect | 'cannot'> {
    const isWaiting = open.status === 'WAITING';
    switch (wish) {
      case 'handoff':
      case 'continue':
        return 'nothing';
      case 'queue_position':
        if (isWaiting) await this.places.answer(transaction, open.id);
        return 'done';
      case 'leave_queue':
        // An operator has come meanwhile; whether the customer still wants to leave is for them to ask.
        if (!isWaiting) return 'cannot';
    }
    await this.leaving.leave(transaction, customer, open);
    return 'done';
  }

  /** A button that was made for another customer, or for nobody, came back from this one. */
  private async isForeign(transaction: Transaction, lineUserId: string, sessionId: string): Promise<boolean> {
    const owner = await this.sessions.findCustomerOf(transaction, sessionId);
    if (owner === lineUserId) return false;
    this.logger.warn({ sessionId }, 'A button of another customer was tapped; nothing was done');
    return true;
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
