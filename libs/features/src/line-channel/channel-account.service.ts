import type { BotInfoOutcome } from '@jsk/line/call-outcome';
import type { LineClient } from '@jsk/line/line.client';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { fingerprintOf } from './channel-credentials';
import { ChannelStateService } from './channel-state.service';
import { LineCallsService } from './line-calls.service';
import { lineClientFor } from './line-clients';
import { LineChannelRepository } from './line-channel.repository';

export type KnownBot = Extract<BotInfoOutcome, { kind: 'known' }>;

const lookEveryMs = 60_000;
const askAgainAfterMs = 24 * 60 * 60 * 1000;

/** Which account the access token is for, as LINE says: asked at start, once a day, and by administrators. */
@Injectable()
export class ChannelAccountService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ChannelAccountService.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly channel: ChannelStateService,
    private readonly channels: LineChannelRepository,
    private readonly calls: LineCallsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    void this.askIfDue();
    this.timer = setInterval(() => void this.askIfDue(), lookEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @returns a client that calls LINE whatever the breaker says, so that one sees what LINE says now. */
  clientFor(channelAccessToken: string): LineClient {
    return lineClientFor(this.config.line, { channelAccessToken, onCall: this.calls.record });
  }

  /** Asks LINE with the access token in use, and keeps the answer. */
  async ask(): Promise<BotInfoOutcome> {
    const token = this.channel.known.credentials.accessToken.value;
    const outcome = await this.clientFor(token).getBotInfo();
    if (outcome.kind === 'known') {
      await this.store(this.unitOfWork.sql, outcome, token);
      await this.channel.refresh();
    }
    return outcome;
  }

  /** @param accessToken the one with which LINE was asked. */
  async store(sql: Sql, { kind: _, ...account }: KnownBot, accessToken: string): Promise<void> {
    await this.channels.storeAccount(sql, account, fingerprintOf(accessToken), this.clock.now());
  }

  private async askIfDue(): Promise<void> {
    const { accountCheckedAt } = this.channel.known.row;
    const age = this.clock.now().getTime() - (accountCheckedAt?.getTime() ?? 0);
    if (this.channel.accountUserId !== null && age < askAgainAfterMs) return;
    try {
      const outcome = await this.ask();
      if (outcome.kind === 'failed') {
        this.logger.warn(`LINE did not say which account this is: ${outcome.message}`);
      } else if (outcome.chatMode === 'chat') {
        this.logger.warn(
          'Chat is switched on in LINE Official Account Manager: answers given there are not seen here',
        );
      }
    } catch (error) {
      this.logger.warn(`The account could not be noted down: ${(error as Error).message}`);
    }
  }
}
