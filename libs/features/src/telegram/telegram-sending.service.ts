import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { SecretBox } from '@jsk/platform/encryption/secret-box';
import { Metrics } from '@jsk/platform/metrics/metrics';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AlertsService } from '../alerts';
import { SessionsService } from '../sessions';
import { SlaBreachesRepository } from '../sla';
import { isTold } from './alert-words';
import { notificationText, type ToldAlert } from './notification-text.policy';
import { failuresToAlert, newsLifeMs, nextMessageOf, pauseAfterMs } from './sending.policy';
import { TelegramClient, type TelegramOutcome } from './telegram.client';
import { isTelling, readChannel, type TelegramChannel } from './telegram-channel';
import { type TelegramChannelRow, TelegramChannelRepository } from './telegram-channel.repository';
import {
  type NotificationKind,
  type TelegramNotification,
  TelegramNotificationsRepository,
} from './telegram-notifications.repository';
import { ToldHandoffsRepository } from './told-handoffs.repository';

/** Longer than any call takes: after it the process that sent is no more. */
const leaseMs = 60_000;

const minuteMs = 60_000;

/** As many as one summary may be about. */
const takenAtOnce = 200;

interface TakenMessage {
  readonly channel: TelegramChannel;
  readonly notifications: readonly TelegramNotification[];
}

/**
 * Sends what is noted, one message after the other whatever the number of processes. Telegram has no way to recognise a
 * message that is sent again, so one whose answer got lost may appear twice: better than a customer of whom nobody
 * knows.
 */
@Injectable()
export class TelegramSendingService {
  private readonly logger = new Logger(TelegramSendingService.name);
  private readonly ended;

  constructor(
    private readonly channels: TelegramChannelRepository,
    private readonly notifications: TelegramNotificationsRepository,
    private readonly handoffs: ToldHandoffsRepository,
    private readonly breaches: SlaBreachesRepository,
    private readonly sessions: SessionsService,
    private readonly alerts: AlertsService,
    private readonly client: TelegramClient,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    metrics: Metrics,
  ) {
    this.ended = metrics.counter(
      'telegram_messages_total',
      'Messages to Telegram by how the call ended: done, refused, or postponed to be tried again',
      ['outcome'],
    );
  }

  /** Whether there is something that may be sent now. */
  async isDue(): Promise<boolean> {
    const { sql } = this.unitOfWork;
    const isAllowed = isFree(await this.channels.get(sql), this.clock.now());
    return isAllowed && (await this.notifications.countWaiting(sql)) > 0;
  }

  /** Sends until nothing is left, or Telegram has to be left alone. */
  async runDue(): Promise<void> {
    for (let taken = await this.take(); taken; taken = await this.take()) await this.send(taken);
  }

  /** Takes what the next message is about, so that no other process sends meanwhile. */
  private take(): Promise<TakenMessage | null> {
    return this.unitOfWork.run(async (transaction) => {
      const row = await this.channels.lock(transaction);
      const channel = readChannel(row, this.box, this.config.telegram);
      const now = this.clock.now();
      const isOn = isTelling(channel);
      await this.notifications.dropWaiting(transaction, isOn ? ago(now, newsLifeMs) : null, now);
      if (!isOn || !isFree(row, now)) return null;
      const sent = await this.notifications.countMessagesSince(transaction, ago(now, minuteMs));
      const waiting = await this.notifications.listWaiting(transaction, takenAtOnce);
      const notifications = nextMessageOf(waiting, sent);
      if (notifications.length === 0) return null;
      await this.channels.beginSending(transaction, new Date(now.getTime() + leaseMs));
      return { channel, notifications };
    });
  }

  private async send({ channel, notifications }: TakenMessage): Promise<void> {
    const ids = notifications.map(({ id }) => id);
    const html = await this.textOf(notifications);
    if (html === null) {
      return this.unitOfWork.run((transaction) => this.end(transaction, ids, 'dropped'));
    }
    const outcome = await this.call(channel, html);
    this.ended.inc({ outcome: outcome.kind });
    if (outcome.kind === 'done') return this.noteSuccess(ids);
    return outcome.kind === 'refused' ? this.noteRefusal(ids, outcome) : this.postpone(ids, outcome);
  }

  /** @returns null when all of it is over by now. */
  private async textOf(notifications: readonly TelegramNotification[]): Promise<string | null> {
    const { sql } = this.unitOfWork;
    const noted = new Set(notifications.map(({ kind, subjectId }) => `${kind} ${subjectId}`));
    const { items } = await this.alerts.listOpen();
    const alerts = items.flatMap(({ id, kind, severity, detail }): ToldAlert[] =>
      noted.has(`${severity} ${id}`) && isTold(kind) ? [{ kind, severity, detail }] : [],
    );
    const subjectsOf = (wanted: NotificationKind) =>
      notifications.filter(({ kind }) => kind === wanted).map(({ subjectId }) => subjectId);
    const handoffs = await this.handoffs.list(sql, subjectsOf('handoff'));
    const breaches = await this.breaches.listRunning(sql, subjectsOf('sla_breach'));
    if (alerts.length + handoffs.length + breaches.length === 0) return null;
    const { publicBaseUrl } = this.config;
    const waitingCount = await this.sessions.countWaiting();
    return notificationText({ handoffs, breaches, alerts, waitingCount, publicBaseUrl });
  }

  private async call({ botToken, chatId }: TelegramChannel, html: string): Promise<TelegramOutcome<unknown>> {
    if (botToken.value === null || chatId === null) {
      return { kind: 'refused', message: 'The stored token cannot be read with the present ENCRYPTION_KEY' };
    }
    return this.client.sendMessage(botToken.value, { chatId, html });
  }

  private async noteSuccess(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.channels.noteSuccess(transaction, this.clock.now());
      await this.end(transaction, ids, 'sent');
    });
    await this.alerts.resolve('telegram_failing');
  }

  /** It would be refused again, so it is over; the next one is tried at once. */
  private async noteRefusal(ids: readonly string[], { message }: { message: string }): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.end(transaction, ids, 'failed', message);
      await this.channels.noteFailure(transaction, { message, at: this.clock.now(), notBefore: null });
    });
    this.logger.warn(`Telegram refused a message: ${message}`);
    await this.raiseAlert(message);
  }

  private async postpone(
    ids: readonly string[],
    { message, retryAfterMs }: { message: string; retryAfterMs: number | null },
  ): Promise<void> {
    const failuresInRow = await this.unitOfWork.run(async (transaction) => {
      const at = this.clock.now();
      const failures = (await this.channels.lock(transaction)).failuresInRow + 1;
      const notBefore = new Date(at.getTime() + Math.max(retryAfterMs ?? 0, pauseAfterMs(failures)));
      await this.channels.endSending(transaction);
      await this.channels.noteFailure(transaction, { message, at, notBefore });
      await this.notifications.noteError(transaction, ids, message);
      return failures;
    });
    this.logger.warn(`Telegram did not take a message, ${failuresInRow} in a row: ${message}`);
    if (failuresInRow >= failuresToAlert) await this.raiseAlert(message);
  }

  /** At the console alone: told by Telegram it would be the next thing to fail. */
  private raiseAlert(reason: string): Promise<void> {
    return this.alerts.raise('telegram_failing', { detail: { reason } });
  }

  private async end(
    transaction: Transaction,
    ids: readonly string[],
    state: 'sent' | 'failed' | 'dropped',
    error: string | null = null,
  ): Promise<void> {
    await this.channels.endSending(transaction);
    await this.notifications.end(transaction, ids, { state, error, at: this.clock.now() });
  }
}

function isFree({ sendingUntil, notBefore }: TelegramChannelRow, now: Date): boolean {
  return (sendingUntil === null || sendingUntil <= now) && (notBefore === null || notBefore <= now);
}

function ago(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}
