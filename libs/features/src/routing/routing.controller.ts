import { assignConversation, getQueue } from '@jsk/contracts/queue';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { AssignmentService } from './assignment.service';
import { QueueService } from './queue.service';

@Controller()
export class RoutingController {
  constructor(
    private readonly queue: QueueService,
    private readonly assignment: AssignmentService,
  ) {}

  @Serves(getQueue)
  list(@SignedIn() actor: Actor) {
    return this.queue.list(actor);
  }

  @Serves(assignConversation)
  assign(@SignedIn() actor: Actor, @Input() input: Parsed<typeof assignConversation>) {
    return this.assignment.assignByHand(actor, input);
  }
}
