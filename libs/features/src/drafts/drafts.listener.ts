import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** Keeps the tabs and devices of an operator at the same draft. */
@Injectable()
export class DraftsListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    this.events.on('draft.saved', ({ operatorId, draft }) => {
      this.broadcaster.send(rooms.operator(operatorId), 'draft_update', draft);
    });
  }
}
