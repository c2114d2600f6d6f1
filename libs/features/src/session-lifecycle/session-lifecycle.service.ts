import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { CustomersService, findSendingObstacle, type LockedCustomer } from '../customers';
import { MessagesService, OutgoingMessagesService } from '../messages';
import { SessionsService, SessionTransfersService } from '../sessions';
import { SettingsService } from '../settings';
import { type DueSession, SessionLifecycleRepository } from './session-lifecycle.repository';

const minuteMs = 60_000;

/** A session that is due, and its customer, whose lock the transaction holds. */
interface Case {
  readonly transaction: Transaction;
  readonly customer: LockedCustomer;
  readonly session: Session;
}

/**
 * What happens to sessions by themselves, because nobody comes, nobody writes or nobody is there. Each session is one
 * transaction with all that belongs to it: of several processes that find it one does it, and one that dies in the
 * middle has done nothing.
 */
@Injectable()
export class SessionLifecycleService {
  private readonly logger = new Logger(SessionLifecycleService.name);

  constructor(
    private readonly lifecycle: SessionLifecycleRepository,
    private readonly customers: CustomersService,
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
    await this.requeueForsaken();
    await this.warnInactive();
  }

  /** Closes conversations in which nobody has written for too long. */
  async closeInactive(): Promise<void> {
    const { closeAfterMinutes, warnBeforeMinutes } = await this.settings.sessions(this.unitOfWork.sql);
    if (closeAfterMinutes === 0) return;
    const quietSince = warnBeforeMinutes === 0 ? this.ago(closeAfterMinutes) : null;
    await this.forEachDue(
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
    await this.forEachDue(
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
    await this.forEachDue(
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
    await this.forEachDue(
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
    await this.forEachDue(
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

  /** Does something with every session that is due and still is when its customer is locked. */
  private async forEachDue(
    listDue: (sql: Sql, only: string | null) => Promise<DueSession[]>,
    act: (due: Case) => Promise<void>,
  ): Promise<void> {
    const failures: Error[] = [];
    for (const { sessionId, lineUserId } of await listDue(this.unitOfWork.sql, null)) {
      const done = this.unitOfWork.run(async (transaction) => {
        const customer = await this.customers.lock(transaction, lineUserId);
        const isDue = (await listDue(transaction, sessionId)).length > 0;
        if (isDue)
          await act({ transaction, customer, session: await this.sessions.getOpen(transaction, lineUserId) });
      });
      await done.catch((error: Error) => failures.push(error));
    }
    const [first] = failures;
    if (first)
      this.logger.warn(`${failures.length} sessions have to wait for the next time: ${first.message}`);
  }

  private async tell(
    { transaction, customer, session }: Case,
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
