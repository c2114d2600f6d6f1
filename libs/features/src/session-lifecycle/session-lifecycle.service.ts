import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { findSendingObstacle } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { SessionsService, SessionTransfersService } from '../sessions';
import { SettingsService } from '../settings';
import { type DueCase, DueSessionsService } from './due-sessions.service';
import { LeftBehindService } from './left-behind.service';
import { SessionLifecycleRepository } from './session-lifecycle.repository';

const minuteMs = 60_000;

/** What happens to sessions by themselves, because nobody comes, nobody writes or nobody is there. */
@Injectable()
export class SessionLifecycleService {
  constructor(
    private readonly due: DueSessionsService,
    private readonly leftBehind: LeftBehindService,
    private readonly lifecycle: SessionLifecycleRepository,
    private readonly sessions: SessionsService,
    private readonly transfers: SessionTransfersService,
    private readonly messages: MessagesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Everything that is due now. */
  async runDue(): Promise<void> {
    await this.lookAfterWaiting();
    await this.closeInactive();
  }

  /** What has to happen soon: brings back, gives up in the queue, takes back from those who are gone, warns. */
  async lookAfterWaiting(): Promise<void> {
    await this.wakeSnoozed();
    await this.abandonUnclaimed();
    await this.leftBehind.requeue();
    await this.requeueForsaken();
    await this.warnInactive();
  }

  /** Closes conversations in which nobody has written for too long. */
  async closeInactive(): Promise<void> {
    const { closeAfterMinutes, warnBeforeMinutes } = await this.settings.sessions(this.unitOfWork.sql);
    if (closeAfterMinutes === 0) return;
    const quietSince = warnBeforeMinutes === 0 ? this.ago(closeAfterMinutes) : null;
    await this.due.forEach(
      (sql, only) => this.lifecycle.listOver(sql, this.clock.now(), quietSince, only),
      async ({ transaction, customer, session: open }) => {
        const session = await this.sessions.closeForInactivity(transaction, open);
        const { timedOut } = await this.settings.customerTexts(transaction);
        await this.tell({ transaction, customer, session }, timedOut, 'when_free');
        await this.addLine(transaction, session, 'session_timed_out');
      },
    );
  }

  /** What was put aside until now: the operator finds it unread, on whichever device. */
  private async wakeSnoozed(): Promise<void> {
    await this.due.forEach(
      (sql, only) => this.lifecycle.listToWake(sql, this.clock.now(), only),
      async ({ transaction, session: open }) => {
        const session = await this.sessions.wake(transaction, open, null);
        await this.addLine(transaction, session, 'session_woken');
        if (session.operator) {
          await this.messages.markUnread(transaction, session.operator.id, session.lineUserId);
        }
      },
    );
  }

  private async abandonUnclaimed(): Promise<void> {
    const { abandonAfterMinutes } = await this.settings.sessions(this.unitOfWork.sql);
    if (abandonAfterMinutes === 0) return;
    const since = this.ago(abandonAfterMinutes);
    await this.due.forEach(
      (sql, only) => this.lifecycle.listWaiting(sql, since, only),
      async ({ transaction, customer, session: open }) => {
        const session = await this.sessions.abandon(transaction, open);
        const { abandoned } = await this.settings.customerTexts(transaction);
        await this.tell({ transaction, customer, session }, abandoned, 'always');
        await this.addLine(transaction, session, 'session_abandoned');
      },
    );
  }

  private async requeueForsaken(): Promise<void> {
    const { requeueAfterMinutes } = await this.settings.routing(this.unitOfWork.sql);
    if (requeueAfterMinutes === 0) return;
    const since = this.ago(requeueAfterMinutes);
    await this.due.forEach(
      (sql, only) => this.lifecycle.listForsaken(sql, since, only),
      async ({ transaction, session: open }) => {
        const bySystem = { skill: null, reason: null, by: null };
        const session = await this.transfers.requeue(transaction, open, bySystem);
        await this.addLine(transaction, session, 'session_requeued');
      },
    );
  }

  private async warnInactive(): Promise<void> {
    const { sql } = this.unitOfWork;
    const { closeAfterMinutes, warnBeforeMinutes, warning } = await this.settings.sessions(sql);
    if (closeAfterMinutes === 0 || warnBeforeMinutes === 0) return;
    const since = this.ago(closeAfterMinutes - warnBeforeMinutes);
    await this.due.forEach(
      (source, only) => this.lifecycle.listUnwarned(source, since, only),
      async ({ transaction, customer, session: open }) => {
        // Counted from the warning, not from the last message: whoever is told of five minutes has them.
        const closesAt = new Date(this.clock.now().getTime() + warnBeforeMinutes * minuteMs);
        const session = await this.sessions.warn(transaction, open, closesAt);
        const { timeoutWarning } = await this.settings.customerTexts(transaction);
        const text = timeoutWarning.replaceAll('{minutes}', String(warnBeforeMinutes));
        await this.tell({ transaction, customer, session }, text, warning);
        await this.addLine(transaction, session, 'session_warned');
      },
    );
  }

  private async tell(
    { transaction, customer, session }: DueCase,
    text: string,
    importance: 'always' | 'when_free',
  ): Promise<void> {
    if (findSendingObstacle(customer)) return;
    const { lineUserId } = customer;
    await this.outgoing.queueNotice(transaction, { lineUserId, session, text }, importance);
  }

  private addLine(
    transaction: Transaction,
    session: Session,
    event:
      'session_woken' | 'session_abandoned' | 'session_requeued' | 'session_warned' | 'session_timed_out',
  ): Promise<void> {
    const { lineUserId } = session;
    return this.messages.appendSystemLine(transaction, { lineUserId, session, event });
  }

  private ago(minutes: number): Date {
    return new Date(this.clock.now().getTime() - minutes * minuteMs);
  }
}
