import { listSnoozeChoices, snoozeConversation, wakeConversation } from '@jsk/contracts/snooze';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { SnoozeService } from './snooze.service';

@Controller()
export class SnoozeController {
  constructor(private readonly snoozing: SnoozeService) {}

  @Serves(listSnoozeChoices)
  listChoices() {
    return this.snoozing.listChoices();
  }

  @Serves(snoozeConversation)
  snooze(@SignedIn() actor: Actor, @Input() { lineUserId, until }: Parsed<typeof snoozeConversation>) {
    return this.snoozing.snooze(actor, lineUserId, until === null ? null : new Date(until));
  }

  @Serves(wakeConversation)
  wake(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof wakeConversation>) {
    return this.snoozing.wake(actor, lineUserId);
  }
}
