import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** Tells every console that tags look different now; whoever has only one customer's changed hears of that customer. */
@Injectable()
export class TagsListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    this.events.on('tags.changed', () => {
      this.broadcaster.send(rooms.operators, 'tags_changed', {});
    });
  }
}
