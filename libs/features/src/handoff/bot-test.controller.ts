import { type BotTest, testBot } from '@jsk/contracts/bot-test';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { BotTestService } from './bot-test.service';

/** The test bench. It stands here, and not with the bot, because what calls a person goes before what the bot knows. */
@Controller()
export class BotTestController {
  constructor(private readonly tests: BotTestService) {}

  @Serves(testBot)
  test(@Input() { text }: Parsed<typeof testBot>): Promise<BotTest> {
    return this.tests.test(text);
  }
}
