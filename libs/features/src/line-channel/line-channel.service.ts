import { apiPrefix } from '@jsk/contracts/endpoint';
import type { LineChannel } from '@jsk/contracts/line-channel';
import type { CallFailure } from '@jsk/line/call-outcome';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { SecretBox } from '@jsk/platform/encryption/secret-box';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { ChannelAccountService, type KnownBot } from './channel-account.service';
import { readCredentials, sealedAs } from './channel-credentials';
import { ChannelStateService } from './channel-state.service';
import { presentChannel } from './line-channel.presenter';
import { LineChannelRepository } from './line-channel.repository';
import { isTemporary } from './line-failure.policy';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    'line.credentials_changed': object;
  }
}

/** LINE replaces a secret at once, but webhooks signed with the old one may be on their way, or delivered again. */
const previousSecretLifeMs = 24 * 60 * 60 * 1000;

/** What administrators do with the channel. Secrets go in and never come out. */
@Injectable()
export class LineChannelService {
  constructor(
    private readonly channels: LineChannelRepository,
    private readonly channel: ChannelStateService,
    private readonly accounts: ChannelAccountService,
    private readonly audit: AuditService,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Where LINE has to deliver webhooks to. */
  get webhookUrl(): string {
    return `${this.config.publicBaseUrl}${apiPrefix}/webhook`;
  }

  /** @returns the channel as it is now, also when another process has just changed it. */
  async get(): Promise<LineChannel> {
    await this.channel.refresh();
    return presentChannel(this.channel, {
      webhookUrl: this.webhookUrl,
      apiOrigin: this.config.line.apiBaseUrl,
      now: this.clock.now(),
    });
  }

  /**
   * Stores credentials; what is not given stays as it is. A new access token is used from the next call on and ends a
   * pause.
   * @param given `force` stores an access token although LINE does not answer.
   * @throws AppError `validation_error` for an access token that LINE does not accept, `line_unreachable`.
   */
  async update(
    actor: Actor,
    given: { channelSecret?: string; channelAccessToken?: string; force: boolean },
  ): Promise<LineChannel> {
    const { channelSecret, channelAccessToken, force } = given;
    const bot = channelAccessToken === undefined ? null : await this.tryToken(channelAccessToken, force);
    await this.unitOfWork.run(async (transaction) => {
      if (channelSecret !== undefined) await this.storeSecret(transaction, channelSecret);
      if (channelAccessToken !== undefined) await this.storeToken(transaction, channelAccessToken, bot);
      await this.note(transaction, actor, 'line_channel.credentials_changed', {
        changed: [channelSecret && 'channelSecret', channelAccessToken && 'channelAccessToken'].filter(
          Boolean,
        ),
        ...(bot && { account: bot.basicId }),
        ...(force && { force }),
      });
      transaction.publish('line.credentials_changed', {});
    });
    return this.get();
  }

  /** From now on the environment's credentials are used. */
  async forget(actor: Actor): Promise<LineChannel> {
    await this.unitOfWork.run(async (transaction) => {
      await this.channels.forgetCredentials(transaction);
      await this.note(transaction, actor, 'line_channel.credentials_forgotten');
      transaction.publish('line.credentials_changed', {});
    });
    return this.get();
  }

  /** Ends a pause. @throws AppError `line_refused` while LINE does not accept the access token, `line_unreachable`. */
  async resume(actor: Actor): Promise<LineChannel> {
    const outcome = await this.accounts.ask();
    if (outcome.kind === 'failed') throw refusalOf(outcome);
    await this.unitOfWork.run(async (transaction) => {
      await this.channels.resume(transaction);
      await this.note(transaction, actor, 'line_channel.resumed');
    });
    return this.get();
  }

  /** Tells LINE to deliver webhooks here. @throws AppError `line_refused`, `line_unreachable`. */
  async setWebhook(actor: Actor): Promise<{ webhookUrl: string }> {
    const { webhookUrl } = this;
    const line = this.accounts.clientFor(this.channel.known.credentials.accessToken.value);
    const outcome = await line.setWebhookEndpoint(webhookUrl);
    if (outcome.kind === 'failed') throw refusalOf(outcome);
    await this.unitOfWork.run((transaction) =>
      this.note(transaction, actor, 'line_channel.webhook_set', { webhookUrl }),
    );
    return { webhookUrl };
  }

  /** Writes into the audit log what an administrator did with the channel. */
  async note(
    transaction: Transaction,
    actor: Actor,
    action: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    const subject = { subjectType: 'line_channel', subjectId: 'line_channel' };
    await this.audit.record(transaction, actor, { action, ...subject, detail });
  }

  /** @returns the account it is for, or null when LINE does not answer and that is put up with. */
  private async tryToken(channelAccessToken: string, force: boolean): Promise<KnownBot | null> {
    const outcome = await this.accounts.clientFor(channelAccessToken).getBotInfo();
    if (outcome.kind === 'known') return outcome;
    if (!isTemporary(outcome)) {
      const message = `LINE does not accept it: ${outcome.message}`;
      throw new AppError('validation_error', message, { errors: [{ path: 'channelAccessToken', message }] });
    }
    if (force) return null;
    throw refusalOf(outcome);
  }

  private async storeSecret(transaction: Transaction, channelSecret: string): Promise<void> {
    const row = await this.channels.lock(transaction);
    const current = readCredentials(row, this.box, this.config.line).channelSecret.value;
    if (current === channelSecret && row.channelSecret !== null) return;
    const now = this.clock.now();
    await this.channels.storeSecret(
      transaction,
      {
        current: this.box.seal(channelSecret, sealedAs.channelSecret),
        previous: this.box.seal(current, sealedAs.channelSecret),
        previousUntil: new Date(now.getTime() + previousSecretLifeMs),
      },
      now,
    );
  }

  private async storeToken(
    transaction: Transaction,
    accessToken: string,
    bot: KnownBot | null,
  ): Promise<void> {
    const sealed = this.box.seal(accessToken, sealedAs.accessToken);
    await this.channels.storeAccessToken(transaction, sealed, this.clock.now());
    if (!bot) return;
    await this.accounts.store(transaction, bot, accessToken);
    await this.channels.resume(transaction);
  }
}

function refusalOf(failure: CallFailure): AppError {
  return new AppError(isTemporary(failure) ? 'line_unreachable' : 'line_refused', failure.message);
}
