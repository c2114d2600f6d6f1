import type { Message } from '@jsk/contracts/messages';
import type { MessagingSettings } from '@jsk/contracts/settings';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SettingsService } from '../settings';
import { type LoadingReason, wantsLoading } from './customer-signals.policy';
import { CustomerSignalsScheduler } from './customer-signals.processor';

/** Turns what happened into what the customer is to see of it, as far as administrators want that. */
@Injectable()
export class CustomerSignalsListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly scheduler: CustomerSignalsScheduler,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.on('session.created', ({ session: { lineUserId, status } }) =>
      status === 'WAITING' ? this.loading(lineUserId, { kind: 'handoff' }) : undefined,
    );
    events.on('session.claimed', ({ session }) => this.loading(session.lineUserId, { kind: 'claim' }));
    events.on('operator.typing', ({ lineUserId, operatorId }) =>
      this.loading(lineUserId, { kind: 'typing', operatorId }),
    );
    events.on('conversation.read', ({ lineUserId }) => this.markAsRead(lineUserId, 'on_open'));
    events.on('message.changed', ({ message }) =>
      isAcceptedAnswer(message) ? this.markAsRead(message.lineUserId, 'on_reply') : undefined,
    );
  }

  private async loading(lineUserId: string, reason: LoadingReason): Promise<void> {
    const settings = await this.settings.messaging(this.unitOfWork.sql);
    if (wantsLoading(reason, settings)) await this.scheduler.showLoading(lineUserId, reason);
  }

  private async markAsRead(lineUserId: string, occasion: MessagingSettings['markAsRead']): Promise<void> {
    const { markAsRead } = await this.settings.messaging(this.unitOfWork.sql);
    if (markAsRead === occasion) await this.scheduler.markAsRead(lineUserId);
  }
}

function isAcceptedAnswer({ sender, direction, state }: Message): boolean {
  return sender.kind === 'OPERATOR' && direction === 'OUTGOING' && state === 'accepted';
}
