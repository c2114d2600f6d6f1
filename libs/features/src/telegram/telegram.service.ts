import type { InputOf, OutputOf } from '@jsk/contracts/endpoint';
import type { TelegramIntegration, testTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { SecretBox } from '@jsk/platform/encryption/secret-box';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts';
import { AuditService } from '../audit';
import { testText } from './notification-text.policy';
import { botTokenSealedAs, readChannel, type TelegramChannel } from './telegram-channel';
import { TelegramChannelRepository } from './telegram-channel.repository';
import { TelegramClient } from './telegram.client';
import { TelegramNotificationsRepository } from './telegram-notifications.repository';
import { presentTelegram } from './telegram.presenter';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** It may work from now on, or work otherwise. */
    'telegram.changed': object;
  }
}

type TelegramTest = OutputOf<typeof testTelegram>;

/** What administrators do with Telegram. The token goes in and never comes out. */
@Injectable()
export class TelegramService {
  constructor(
    private readonly channels: TelegramChannelRepository,
    private readonly notifications: TelegramNotificationsRepository,
    private readonly client: TelegramClient,
    private readonly alerts: AlertsService,
    private readonly audit: AuditService,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @returns by whom and of what people are told at present. */
  async channel(sql: Sql): Promise<TelegramChannel> {
    return readChannel(await this.channels.get(sql), this.box, this.config.telegram);
  }

  async get(): Promise<TelegramIntegration> {
    const { sql } = this.unitOfWork;
    const row = await this.channels.get(sql);
    const channel = readChannel(row, this.box, this.config.telegram);
    return presentTelegram(channel, row, await this.notifications.countWaiting(sql));
  }

  /** Whatever has failed before, the next notification is tried at once. */
  async update(actor: Actor, given: InputOf<typeof updateTelegram>): Promise<TelegramIntegration> {
    const { botToken, ...rest } = given;
    // The page shows the environment's chat as it would show a stored one; sent back unchanged it stays the environment's.
    const chatId = rest.chatId === this.config.telegram.chatId ? null : rest.chatId;
    await this.unitOfWork.run(async (transaction) => {
      const { botToken: _, ...before } = readChannel(
        await this.channels.lock(transaction),
        this.box,
        this.config.telegram,
      );
      const sealed = botToken && this.box.seal(botToken, botTokenSealedAs);
      await this.channels.change(transaction, { ...rest, chatId, botToken: sealed });
      await this.note(transaction, actor, 'telegram.changed', {
        before,
        after: rest,
        ...(botToken !== undefined && { botToken: botToken === null ? 'removed' : 'replaced' }),
      });
      transaction.publish('telegram.changed', {});
    });
    await this.alerts.resolve('telegram_failing');
    return this.get();
  }

  /**
   * Sends a message now, also while notifications are switched off.
   * @throws AppError `conflict` when there is no token that can be read, or no chat.
   */
  async test(actor: Actor): Promise<TelegramTest> {
    const { botToken, chatId } = await this.channel(this.unitOfWork.sql);
    if (botToken.value === null || chatId === null) {
      throw new AppError('conflict', 'A token that can be read and a chat are needed to send a test');
    }
    const result = await this.sendTest(botToken.value, chatId);
    await this.unitOfWork.run(async (transaction) => {
      const at = this.clock.now();
      if (result.ok) await this.channels.noteSuccess(transaction, at);
      else await this.channels.noteTestFailure(transaction, result.message ?? '', at);
      await this.note(transaction, actor, 'telegram.tested', { ok: result.ok });
      // What waits for the end of a pause need not wait any longer.
      if (result.ok) transaction.publish('telegram.changed', {});
    });
    if (result.ok) await this.alerts.resolve('telegram_failing');
    return result;
  }

  private async sendTest(botToken: string, chatId: string): Promise<TelegramTest> {
    const bot = await this.client.getName(botToken);
    if (bot.kind !== 'done') return { ok: false, botName: null, message: bot.message };
    const html = testText(this.config.publicBaseUrl);
    const sent = await this.client.sendMessage(botToken, { chatId, html });
    const botName = bot.result;
    return sent.kind === 'done'
      ? { ok: true, botName, message: null }
      : { ok: false, botName, message: sent.message };
  }

  private note(
    transaction: Transaction,
    actor: Actor,
    action: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const subject = { subjectType: 'telegram', subjectId: 'telegram' };
    return this.audit.record(transaction, actor, { action, ...subject, detail });
  }
}
