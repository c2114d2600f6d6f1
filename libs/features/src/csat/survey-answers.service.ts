import type { Message } from '@jsk/contracts/messages';
import type { Session } from '@jsk/contracts/sessions';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CustomersService } from '../customers';
import { type EventEffect, MessagesService, OutgoingMessagesService } from '../messages';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import type { Rating } from './rating-data';
import { commentDeadline, judgeRating, thanksFor } from './survey.policy';
import { type SurveyRow, SurveysRepository } from './surveys.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** A customer has rated a session: once, and it stays so. */
    'csat.answered': { sessionId: string; lineUserId: string; score: number };
  }
}

/** Something that the customer did: when by LINE's clock, and whether it is fresh enough to be answered. */
interface CustomerAct {
  readonly lineUserId: string;
  readonly at: Date;
  readonly isAnswered: boolean;
}

type RatedSession = Pick<Session, 'id' | 'closedAt'>;

/**
 * What customers answer. The caller's transaction holds the customer's lock, so that of two taps one comes first. All that
 * is said to them here is said only when it is free.
 */
@Injectable()
export class SurveyAnswersService implements OnModuleInit {
  private readonly logger = new Logger(SurveyAnswersService.name);

  constructor(
    private readonly surveys: SurveysRepository,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.onCommitting('message.unsent', (transaction, { messageId }) =>
      this.surveys.forgetComment(transaction, messageId),
    );
  }

  /** A star was tapped. It opens and wakes nothing: whoever rates does not write. */
  async rate(
    transaction: Transaction,
    act: CustomerAct,
    rating: Rating | 'impossible',
  ): Promise<EventEffect> {
    const survey = rating === 'impossible' ? null : await this.surveys.find(transaction, rating.sessionId);
    const judged = judgeRating(survey, act);
    if (rating === 'impossible' || judged.verdict === 'forged') {
      this.logger.warn({ rating }, 'A star that this customer was never sent was tapped; nothing was done');
      return 'nothing';
    }
    const { verdict, survey: rated } = judged;
    if (verdict === 'counts') return this.accept(transaction, act, rated, rating.score);
    const { expired, alreadyAnswered } = await this.settings.survey(transaction);
    await this.say(transaction, act, sessionOf(rated), verdict === 'late' ? expired : alreadyAnswered);
    return 'done';
  }

  /**
   * The customer wrote and nobody is there to talk to.
   * @returns whether it is a comment on the rating they have just given; then nobody else need answer it.
   */
  async takeComment(
    transaction: Transaction,
    act: CustomerAct,
    { id: messageId, type, text }: Pick<Message, 'id' | 'type' | 'text'>,
  ): Promise<boolean> {
    const { lineUserId, at } = act;
    if (type !== 'text' || text === null) return false;
    const awaiting = await this.surveys.findAwaitingComment(transaction, lineUserId, at);
    if (!awaiting) return false;
    const session = sessionOf(awaiting);
    await this.surveys.saveComment(transaction, session.id, { text, at, messageId });
    await this.messages.appendSystemLine(transaction, { lineUserId, session, event: 'survey_commented', at });
    await this.customers.forgetUnanswered(transaction, lineUserId);
    transaction.publish('customer.changed', { lineUserId });
    const { thanksForComment } = await this.settings.survey(transaction);
    await this.say(transaction, act, session, thanksForComment);
    return true;
  }

  private async accept(
    transaction: Transaction,
    act: CustomerAct,
    survey: SurveyRow,
    score: number,
  ): Promise<EventEffect> {
    const { lineUserId, at } = act;
    const settings = await this.settings.survey(transaction);
    const open = await this.sessions.findOpen(transaction, lineUserId);
    // Who talks to somebody by now writes to them. A comment is only awaited if the customer can know of it.
    const asksForComment = settings.asksForComment && act.isAnswered && open === null;
    const commentUntil = asksForComment ? commentDeadline(at) : null;
    await this.surveys.saveAnswer(transaction, survey.sessionId, { score, at, commentUntil });
    const session = sessionOf(survey);
    const line = { lineUserId, session, event: 'survey_answered' as const, detail: String(score), at };
    await this.messages.appendSystemLine(transaction, line);
    const texts = [thanksFor(score, settings), ...(asksForComment ? [settings.commentRequest] : [])];
    await this.say(transaction, act, open ?? session, texts.join('\n\n'));
    transaction.publish('csat.answered', { sessionId: survey.sessionId, lineUserId, score });
    return 'done';
  }

  private async say(
    transaction: Transaction,
    { lineUserId, isAnswered }: CustomerAct,
    session: RatedSession,
    text: string,
  ): Promise<void> {
    if (!isAnswered) return;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, 'when_free');
  }
}

function sessionOf({ sessionId, closedAt }: { sessionId: string; closedAt: Date }): RatedSession {
  return { id: sessionId, closedAt: closedAt.toISOString() };
}
