import { LineClient } from '@jsk/line/line.client';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable, Logger } from '@nestjs/common';
import { ChannelStateService } from '../line-channel';
import {
  isAnswerComing,
  isFinal,
  type LoadingReason,
  loadingSeconds,
  tokenToMarkWith,
} from './customer-signals.policy';
import { CustomerSignalsRepository } from './customer-signals.repository';

/** Shows the customer that somebody has read or prepares an answer. Nice to have: nothing ever waits for it. */
@Injectable()
export class CustomerSignalsService {
  private readonly logger = new Logger(CustomerSignalsService.name);

  constructor(
    private readonly signals: CustomerSignalsRepository,
    private readonly channel: ChannelStateService,
    private readonly line: LineClient,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The loading animation; LINE shows it to a customer who has the chat open. */
  async showLoading(lineUserId: string, reason: LoadingReason): Promise<void> {
    if (this.channel.pausedBecause) return;
    const target = await this.signals.find(this.unitOfWork.sql, lineUserId);
    if (!target || !isAnswerComing(reason, target)) return;
    const outcome = await this.line.startLoading(lineUserId, loadingSeconds(reason));
    if (outcome.kind === 'failed') this.logger.debug(`LINE showed no animation: ${outcome.message}`);
  }

  /**
   * Marks everything the customer wrote as read. A token that LINE does not take will not be taken later either: it is
   * forgotten without a word.
   * @throws Error when LINE did not answer and may be asked again.
   */
  async markAsRead(lineUserId: string): Promise<void> {
    const { sql } = this.unitOfWork;
    if (this.channel.pausedBecause) return;
    const target = await this.signals.find(sql, lineUserId);
    const token = target && tokenToMarkWith(target);
    if (!token) return;
    const outcome = await this.line.markAsRead(token);
    if (outcome.kind === 'failed' && !isFinal(outcome.status)) throw new Error(outcome.message);
    const isSpent = outcome.kind === 'done' || outcome.status === 400;
    if (isSpent) await this.signals.forgetMarkAsReadToken(sql, lineUserId, token);
  }
}
