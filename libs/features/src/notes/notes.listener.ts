import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** Tells those who are mentioned, on every tab of theirs. */
@Injectable()
export class NotesListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.on('note.mentioned', ({ message, displayName, operatorIds }) => {
      if (operatorIds.length === 0) return;
      this.broadcaster.send(operatorIds.map(rooms.operator), 'mentioned', { message, displayName });
    });
    events.on('note.mentions_changed', ({ lineUserId, operatorIds, hasOpenMention }) => {
      if (operatorIds.length === 0) return;
      const patch = { lineUserId, hasOpenMention };
      this.broadcaster.send(operatorIds.map(rooms.operator), 'conversation_update', patch);
    });
  }
}
