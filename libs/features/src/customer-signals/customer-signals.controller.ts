import { markAsReadAtLine } from '@jsk/contracts/customer-signals';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { MarkAsReadService } from './mark-as-read.service';

@Controller()
export class CustomerSignalsController {
  constructor(private readonly markAsRead: MarkAsReadService) {}

  @Serves(markAsReadAtLine)
  mark(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof markAsReadAtLine>) {
    return this.markAsRead.request(actor, lineUserId);
  }
}
