import type { Session } from '@jsk/contracts/sessions';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { DomainEventMap } from '@jsk/platform/events/domain-events';
import { Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts';
import { SettingsService } from '../settings';
import { isTold } from './alert-words';
import { newsLifeMs } from './sending.policy';
import { isTelling, type TelegramChannel } from './telegram-channel';
import { type NewNotification, TelegramNotificationsRepository } from './telegram-notifications.repository';
import { TelegramService } from './telegram.service';

/** Ended notifications are kept so long, to answer whether somebody was told. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes down of what people are to be told, each once. That happens after the commit of what it is about, so a process
 * may die in between; whoever looks next then finds a customer who waits, or an alert, without a note.
 */
@Injectable()
export class TelegramNotesService {
  constructor(
    private readonly telegram: TelegramService,
    private readonly notifications: TelegramNotificationsRepository,
    private readonly alerts: AlertsService,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns whether there is something new to send. */
  async noteHandoff({ id, status, createdAt }: Session): Promise<boolean> {
    // An operator who writes to a customer first needs nobody to be told.
    if (status !== 'WAITING') return false;
    const { sql } = this.unitOfWork;
    const channel = await this.telegram.channel(sql);
    if (!isTelling(channel) || !channel.tellsHandoffs) return false;
    return this.notifications.insertOnce(sql, [{ kind: 'handoff', subjectId: id, at: new Date(createdAt) }]);
  }

  /** @returns whether there is something new to send. */
  async noteAlerts(): Promise<boolean> {
    return this.noteAlertsFor(await this.telegram.channel(this.unitOfWork.sql));
  }

  /** @returns whether there is something new to send. */
  async noteBreach({ breachId, alert }: DomainEventMap['sla.breached']): Promise<boolean> {
    const { sql } = this.unitOfWork;
    if (!(await this.tellsBreaches(await this.telegram.channel(sql)))) return false;
    const at = new Date(alert.dueAt);
    return this.notifications.insertOnce(sql, [{ kind: 'sla_breach', subjectId: breachId, at }]);
  }

  async noteMissed(): Promise<void> {
    const { sql } = this.unitOfWork;
    const channel = await this.telegram.channel(sql);
    if (isTelling(channel) && channel.tellsHandoffs) {
      await this.notifications.insertMissedHandoffs(sql, this.newsSince());
    }
    if (await this.tellsBreaches(channel)) {
      await this.notifications.insertMissedBreaches(sql, this.newsSince());
    }
    await this.noteAlertsFor(channel);
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMs);
    await this.notifications.deleteEnded(this.unitOfWork.sql, before);
  }

  /** An alert that has become critical is told again. */
  private async noteAlertsFor(channel: TelegramChannel): Promise<boolean> {
    if (!isTelling(channel) || !channel.tellsAlerts) return false;
    const { items } = await this.alerts.listOpen();
    const since = this.newsSince();
    const news = items.flatMap(({ id, kind, severity, lastSeenAt }): NewNotification[] => {
      const at = new Date(lastSeenAt);
      return severity === 'info' || !isTold(kind) || at < since
        ? []
        : [{ kind: severity, subjectId: id, at }];
    });
    return this.notifications.insertOnce(this.unitOfWork.sql, news);
  }

  private async tellsBreaches(channel: TelegramChannel): Promise<boolean> {
    return isTelling(channel) && (await this.settings.sla(this.unitOfWork.sql)).tellsTelegram;
  }

  private newsSince(): Date {
    return new Date(this.clock.now().getTime() - newsLifeMs);
  }
}
