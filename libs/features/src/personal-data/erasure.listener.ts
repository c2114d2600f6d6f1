import { rooms } from '@jsk/contracts/socket-events';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { Broadcaster } from '@jsk/platform/realtime/broadcaster';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ForgottenJobsService } from './forgotten-jobs.service';

/** Has consoles and jobs let go of somebody who was erased: whoever looks at the thread sees that it is gone. */
@Injectable()
export class ErasureListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly broadcaster: Broadcaster,
    private readonly jobs: ForgottenJobsService,
  ) {}

  onModuleInit(): void {
    this.events.on('customer.erased', async ({ lineUserId }) => {
      this.broadcaster.expel(rooms.conversation(lineUserId), []);
      this.broadcaster.send(rooms.operators, 'conversation_hidden', { lineUserId });
      await this.jobs.runDue();
    });
  }
}
