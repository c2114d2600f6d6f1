import { rooms } from '@jsk/contracts/socket-events';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CustomersService } from '../customers';
import { presentScheduledMessage } from './scheduled-message.presenter';
import { ScheduledMessagesRepository } from './scheduled-messages.repository';

/** Tells the consoles what is to be sent later: those who look at the conversation, and whose message was held back. */
@Injectable()
export class ScheduledMessagesListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly scheduled: ScheduledMessagesRepository,
    private readonly customers: CustomersService,
    private readonly broadcaster: Broadcaster,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.events.on('scheduled_messages.changed', async ({ lineUserId }) => {
      const items = (await this.scheduled.list(this.unitOfWork.sql, lineUserId)).map(presentScheduledMessage);
      this.broadcaster.send(rooms.conversation(lineUserId), 'scheduled_messages_update', {
        lineUserId,
        items,
      });
    });
    this.events.on('scheduled_message.held', async ({ id, lineUserId, operatorId }) => {
      const { sql } = this.unitOfWork;
      const row = await this.scheduled.find(sql, lineUserId, id);
      if (!row) return;
      const displayName = (await this.customers.findName(sql, lineUserId)) ?? '';
      const held = { ...presentScheduledMessage(row), displayName };
      this.broadcaster.send(rooms.operator(operatorId), 'message_held', held);
    });
  }
}
