import { MAX_MESSAGES_PER_CALL } from '@jsk/line/limits';
import type { Transaction } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { ChannelStateService } from '../line-channel';
import { SettingsService } from '../settings';
import { acknowledgeData, continueData } from './outgoing-content';
import { type OutgoingContent, OutgoingMessagesService } from './outgoing-messages.service';
import { canBeLabel, offersFreshToken } from './outbox.policy';
import type { QueuedRow } from './outbox.repository';

/**
 * What a customer who waits is told along with a notice. It is asked for when the call is written down and not when the
 * notice is, because it is soon not true any more.
 * @returns null when there is nothing to tell (any more).
 */
export type WaitingCompanion = (
  transaction: Transaction,
  sessionId: string,
) => Promise<OutgoingContent | null>;

/** A button below the last message of a call. */
interface CallButton {
  readonly quickReplyLabel: string | null;
  readonly quickReplyData: string | null;
}

const noButton: CallButton = { quickReplyLabel: null, quickReplyData: null };

/** What goes along with a call besides what was queued. */
@Injectable()
export class CallAdditionsService {
  private waitingCompanion: WaitingCompanion = () => Promise.resolve(null);

  constructor(
    private readonly outgoing: OutgoingMessagesService,
    private readonly settings: SettingsService,
    private readonly channel: ChannelStateService,
  ) {}

  /** Whoever knows the queue says here how a customer is told the place in it. */
  accompanyWaiting(companion: WaitingCompanion): void {
    this.waitingCompanion = companion;
  }

  /** @returns the id of a message that leaves with the queued ones, or null. */
  async addCompanion(
    transaction: Transaction,
    lineUserId: string,
    queued: readonly QueuedRow[],
  ): Promise<string | null> {
    const last = queued.at(-1);
    if (last?.senderKind !== 'SYSTEM' || last.session?.status !== 'WAITING') return null;
    if (queued.length >= MAX_MESSAGES_PER_CALL) return null;
    const content = await this.waitingCompanion(transaction, last.session.id);
    if (!content) return null;
    const { session } = last;
    return (await this.outgoing.queue(transaction, { kind: 'SYSTEM' }, { lineUserId, session, content })).id;
  }

  async buttonFor(
    transaction: Transaction,
    queued: readonly QueuedRow[],
    hasFreshTokenLeft: boolean,
  ): Promise<CallButton> {
    const last = queued.at(-1);
    if (!last) return noButton;
    if (last.senderKind === 'SYSTEM' && last.session?.status === 'CLOSED' && last.session.hadOperator) {
      return this.continueButton(transaction);
    }
    const { freshTokenQuickReply } = await this.settings.messaging(transaction);
    const isOffered = offersFreshToken(freshTokenQuickReply, {
      endsWithNotice: last.senderKind === 'SYSTEM',
      hasOpenSession: last.session?.status === 'WAITING' || last.session?.status === 'ACTIVE',
      hasFreshTokenLeft,
      isQuotaLow: this.channel.isQuotaLow,
    });
    if (!isOffered) return noButton;
    const { acknowledge } = await this.settings.customerTexts(transaction);
    return { quickReplyLabel: acknowledge, quickReplyData: acknowledgeData };
  }

  /** Says what a customer may also type; without such words there is no button. */
  private async continueButton(transaction: Transaction): Promise<CallButton> {
    const { continueCommands } = await this.settings.sessions(transaction);
    const label = continueCommands.find(canBeLabel);
    return label ? { quickReplyLabel: label, quickReplyData: continueData } : noButton;
  }
}
