import type { OperatorReference, Session } from '@jsk/contracts/sessions';
import type { SlaAlert, SlaRules } from '@jsk/contracts/sla';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CustomersService } from '../customers';
import { SessionsService } from '../sessions';
import { SettingsService } from '../settings';
import { type PromiseNewsRow, SlaBreachesRepository } from './sla-breaches.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** A promise to a customer is about to be broken. */
    'sla.near': { alert: SlaAlert };
    /** It is, and that is stored. */
    'sla.breached': { breachId: string; alert: SlaAlert };
  }
}

/**
 * Knows what customers are promised, and finds out when it is about to be broken, and when it is. While a promise runs,
 * `runDue` looks; whatever ends it, or hands the session on, looks once more as part of its transaction. So a breach is
 * stored also when everything was down at its moment, and nothing that is over has to be looked at again.
 */
@Injectable()
export class SlaService implements OnModuleInit {
  private readonly logger = new Logger(SlaService.name);

  constructor(
    private readonly breaches: SlaBreachesRepository,
    private readonly customers: CustomersService,
    private readonly sessions: SessionsService,
    private readonly settings: SettingsService,
    private readonly events: DomainEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    // Until then it waited: nobody had it.
    for (const name of ['session.claimed', 'session.assigned'] as const) {
      events.onCommitting(name, (transaction, { session }) => this.look(transaction, session, null));
    }
    for (const name of ['session.answered', 'session.snoozed', 'session.closed'] as const) {
      events.onCommitting(name, (transaction, { session }) =>
        this.look(transaction, session, session.operator),
      );
    }
    for (const name of ['session.transferred', 'session.requeued'] as const) {
      events.onCommitting(name, (transaction, { session, from }) => this.look(transaction, session, from));
    }
  }

  async rules(sql: Sql = this.unitOfWork.sql): Promise<SlaRules> {
    const { tellsTelegram: _telegram, ...rules } = await this.settings.sla(sql);
    return rules;
  }

  /**
   * Tells what is due now. Each session is one transaction under its customer's lock: of several processes that find it
   * one does it, and one that dies in the middle has done nothing.
   * @param withinMs how far to look ahead
   * @returns in how many ms the next is due, at most those.
   */
  async runDue(withinMs = 0): Promise<number> {
    const { sql } = this.unitOfWork;
    const now = this.clock.now();
    const rules = await this.rules(sql);
    const coming = await this.breaches.listComing(sql, rules, new Date(now.getTime() + withinMs));
    const due = new Map(
      coming.filter(({ at }) => at <= now).map(({ sessionId, lineUserId }) => [sessionId, lineUserId]),
    );
    const failures: Error[] = [];
    for (const [sessionId, lineUserId] of due) {
      await this.tell(rules, sessionId, lineUserId).catch((error: Error) => failures.push(error));
    }
    const [first] = failures;
    if (first)
      this.logger.warn(`${failures.length} promises have to wait for the next look: ${first.message}`);
    const next = coming.find(({ at }) => at > now);
    return next ? next.at.getTime() - this.clock.now().getTime() : withinMs;
  }

  private tell(rules: SlaRules, sessionId: string, lineUserId: string): Promise<void> {
    return this.unitOfWork.run(async (transaction) => {
      await this.customers.lock(transaction, lineUserId);
      const session = await this.sessions.findOpen(transaction, lineUserId);
      if (session?.id !== sessionId) return;
      await this.storeBroken(transaction, rules, session, session.operator);
      for (const row of await this.breaches.noteNear(transaction, rules, sessionId, this.clock.now())) {
        transaction.publish('sla.near', { alert: presentAlert(row, 'near') });
      }
    });
  }

  /** @param owner who had the session until now */
  private async look(
    transaction: Transaction,
    session: Session,
    owner: OperatorReference | null,
  ): Promise<void> {
    await this.storeBroken(transaction, await this.rules(transaction), session, owner);
  }

  private async storeBroken(
    transaction: Transaction,
    rules: SlaRules,
    { id: sessionId }: Session,
    owner: OperatorReference | null,
  ): Promise<void> {
    const about = { sessionId, operatorId: owner?.id ?? null, now: this.clock.now() };
    for (const { breachId, ...row } of await this.breaches.storeBroken(transaction, rules, about)) {
      transaction.publish('sla.breached', { breachId, alert: presentAlert(row, 'breached') });
    }
  }
}

function presentAlert(
  { dueAt, operatorId, operatorName, ...row }: PromiseNewsRow,
  state: SlaAlert['state'],
): SlaAlert {
  return {
    ...row,
    state,
    dueAt: dueAt.toISOString(),
    operator: operatorId === null ? null : { id: operatorId, name: operatorName ?? '' },
  };
}
