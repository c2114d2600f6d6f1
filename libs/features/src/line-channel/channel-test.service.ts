import type { ChannelTest } from '@jsk/contracts/line-channel';
import { Clock } from '@jsk/platform/clock/clock';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { Inject, Injectable } from '@nestjs/common';
import { ChannelAccountService } from './channel-account.service';
import { ChannelStateService } from './channel-state.service';
import { type ChannelAnswers, checksOf, isReachableFor } from './channel-test.policy';
import { LineChannelService } from './line-channel.service';

/** Asks LINE about everything that has to be right for messages to come and go. */
@Injectable()
export class ChannelTestService {
  constructor(
    private readonly channel: ChannelStateService,
    private readonly accounts: ChannelAccountService,
    private readonly administration: LineChannelService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async run(actor: Actor): Promise<ChannelTest> {
    const checks = checksOf(await this.ask());
    const failed = checks.filter(({ result }) => result === 'failed').map(({ id }) => id);
    await this.unitOfWork.run((transaction) =>
      this.administration.note(transaction, actor, 'line_channel.tested', { failed }),
    );
    return { checkedAt: this.clock.now().toISOString(), checks };
  }

  private async ask(): Promise<ChannelAnswers> {
    const { webhookUrl } = this.administration;
    const bot = await this.accounts.ask();
    if (bot.kind === 'failed') return { webhookUrl, bot, endpoint: null, webhookTest: null, quota: null };
    const line = this.accounts.clientFor(this.channel.known.credentials.accessToken.value);
    const isReachable = isReachableFor(this.config.line.apiBaseUrl, webhookUrl);
    const [endpoint, quota, webhookTest] = await Promise.all([
      line.getWebhookEndpoint(),
      line.getQuota(),
      isReachable ? line.testWebhookEndpoint(webhookUrl) : null,
    ]);
    return { webhookUrl, bot, endpoint, webhookTest, quota };
  }
}
