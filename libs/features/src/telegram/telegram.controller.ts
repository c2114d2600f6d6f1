import { getTelegram, testTelegram, updateTelegram } from '@jsk/contracts/telegram';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { TelegramService } from './telegram.service';

@Controller()
export class TelegramController {
  constructor(private readonly telegram: TelegramService) {}

  @Serves(getTelegram)
  get() {
    return this.telegram.get();
  }

  @Serves(updateTelegram)
  update(@SignedIn() actor: Actor, @Input() input: Parsed<typeof updateTelegram>) {
    return this.telegram.update(actor, input);
  }

  @Serves(testTelegram)
  test(@SignedIn() actor: Actor) {
    return this.telegram.test(actor);
  }
}
