import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CustomersService, findSendingObstacle, type LockedCustomer } from '../customers';
import { OutgoingMessagesService } from '../messages';
import { SettingsService } from '../settings';
import { surveyCard } from './survey-card';
import { dueAfter, expiryOf, isSurveyed, reasonToSkip, type SkipReason } from './survey.policy';
import { SurveysRepository } from './surveys.repository';

const batchSize = 500;

/**
 * Asks customers how it was. That a session is to be surveyed is written with its end; that a survey was sent is written
 * with the message, under the customer's lock. So each is sent once, whoever does it and whoever dies.
 */
@Injectable()
export class SurveysService implements OnModuleInit {
  private readonly logger = new Logger(SurveysService.name);

  constructor(
    private readonly surveys: SurveysRepository,
    private readonly customers: CustomersService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
    private readonly events: DomainEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.onCommitting('session.closed', (transaction, { session }) => this.plan(transaction, session));
  }

  /** Sends what is due; what could not be done is tried the next time. */
  async runDue(): Promise<void> {
    const due = await this.surveys.listDue(this.unitOfWork.sql, this.clock.now(), batchSize);
    const failures: Error[] = [];
    for (const { sessionId, lineUserId } of due) {
      const done = this.unitOfWork.run(async (transaction) => {
        const customer = await this.customers.lock(transaction, lineUserId);
        await this.settle(transaction, customer, sessionId);
      });
      await done.catch((error: Error) => failures.push(error));
    }
    const [first] = failures;
    if (first)
      this.logger.warn(`${failures.length} surveys have to wait for the next time: ${first.message}`);
  }

  /**
   * Part of the transaction that ends the session. Without a delay the survey is put into the outbox at once, behind the
   * closing notice: both leave in one call to LINE and are counted as one message.
   */
  private async plan(transaction: Transaction, session: Session): Promise<void> {
    const settings = await this.settings.survey(transaction);
    if (!settings.isOn || !isSurveyed(session)) return;
    const { id: sessionId, lineUserId } = session;
    const dueAt = dueAfter(this.clock.now(), settings);
    await this.surveys.insert(transaction, { sessionId, lineUserId, dueAt });
    if (settings.delayMinutes > 0) return;
    // Read again: what ended the session may also be what keeps us from sending.
    const customer = await this.customers.lock(transaction, lineUserId);
    await this.settle(transaction, customer, sessionId);
  }

  private async settle(transaction: Transaction, customer: LockedCustomer, sessionId: string): Promise<void> {
    const { lineUserId } = customer;
    const pending = await this.surveys.findPending(transaction, sessionId);
    if (!pending) return;
    const settings = await this.settings.survey(transaction);
    const now = this.clock.now();
    const skip = (because: SkipReason) => this.surveys.markSkipped(transaction, sessionId, because);
    const reason = reasonToSkip(pending, findSendingObstacle(customer), settings, now);
    if (reason) return skip(reason);
    const session = { id: sessionId, closedAt: pending.closedAt.toISOString() };
    const content = surveyCard(sessionId, settings.question);
    const notice = { lineUserId, session, content };
    const isQueued = await this.outgoing.queueNotice(transaction, notice, settings.cost);
    if (!isQueued) return skip('cost');
    await this.surveys.markSent(transaction, sessionId, now, expiryOf(now, settings));
  }
}
