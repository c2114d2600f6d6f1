import type { Alert, AlertKind, AlertSeverity, OpenAlerts } from '@jsk/contracts/alerts';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { usualSeverity } from './alert.policy';
import { type AlertRow, AlertsRepository } from './alerts.repository';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** An alert was raised, changed, resolved or dismissed. */
    'alerts.changed': object;
  }
}

/** What the people at the console have to know of, until it is over. Not for a caller that is inside a transaction. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Raises an alert; while one of the kind is open it is counted there.
   * @param given `severity` when it is not the usual one of the kind; `detail` for the text that people read, without
   * anything secret or of customers.
   */
  async raise(
    kind: AlertKind,
    given: { severity?: AlertSeverity; detail?: Alert['detail'] } = {},
  ): Promise<void> {
    const { severity = usualSeverity[kind], detail = {} } = given;
    await this.unitOfWork.run(async (transaction) => {
      const isNews = await this.alerts.raise(transaction, { kind, severity, detail }, this.clock.now());
      if (isNews) transaction.publish('alerts.changed', {});
    });
  }

  /** It is over; nothing happens when none of the kind is open. */
  async resolve(kind: AlertKind): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const wasOpen = await this.alerts.resolve(transaction, kind, this.clock.now());
      if (wasOpen) transaction.publish('alerts.changed', {});
    });
  }

  async listOpen(sql = this.unitOfWork.sql): Promise<OpenAlerts> {
    return { items: (await this.alerts.listOpen(sql)).map(present) };
  }

  /** @throws AppError `not_found` when it is not open. */
  async dismiss(actor: Actor, alertId: string): Promise<OpenAlerts> {
    return this.unitOfWork.run(async (transaction) => {
      const kind = await this.alerts.dismiss(transaction, alertId, actor.operatorId, this.clock.now());
      if (!kind) throw new AppError('not_found', 'There is no such open alert');
      const subject = { subjectType: 'alert', subjectId: alertId };
      await this.audit.record(transaction, actor, {
        action: 'alert.dismissed',
        ...subject,
        detail: { kind },
      });
      transaction.publish('alerts.changed', {});
      return this.listOpen(transaction);
    });
  }
}

function present({ raisedAt, lastSeenAt, ...row }: AlertRow): Alert {
  return { ...row, raisedAt: raisedAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
}
