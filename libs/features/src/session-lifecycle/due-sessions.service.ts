import type { Session } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { CustomersService, type LockedCustomer } from '../customers';
import { SessionsService } from '../sessions';
import type { DueSession } from './session-lifecycle.repository';

/** A session that is due, and its customer, whose lock the transaction holds. */
export interface DueCase {
  readonly transaction: Transaction;
  readonly customer: LockedCustomer;
  readonly session: Session;
}

/**
 * Each session that is due is one transaction with all that belongs to it: of several processes that find it one does
 * it, and one that dies in the middle has done nothing.
 */
@Injectable()
export class DueSessionsService {
  private readonly logger = new Logger(DueSessionsService.name);

  constructor(
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Does something with every session that is due and still is when its customer is locked. Never throws for one of
   * them: it waits for the next time, and the others do not wait for it.
   */
  async forEach(
    listDue: (sql: Sql, only: string | null) => Promise<DueSession[]>,
    act: (due: DueCase) => Promise<void>,
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
}
