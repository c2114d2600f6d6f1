import {
  forgetLineChannel,
  getLineChannel,
  resumeLineChannel,
  setLineWebhook,
  testLineChannel,
  updateLineChannel,
} from '@jsk/contracts/line-channel';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { ChannelTestService } from './channel-test.service';
import { LineChannelService } from './line-channel.service';

@Controller()
export class LineChannelController {
  constructor(
    private readonly channel: LineChannelService,
    private readonly tests: ChannelTestService,
  ) {}

  @Serves(getLineChannel)
  get() {
    return this.channel.get();
  }

  @Serves(updateLineChannel)
  update(@SignedIn() actor: Actor, @Input() input: Parsed<typeof updateLineChannel>) {
    return this.channel.update(actor, input);
  }

  @Serves(forgetLineChannel)
  forget(@SignedIn() actor: Actor) {
    return this.channel.forget(actor);
  }

  @Serves(resumeLineChannel)
  resume(@SignedIn() actor: Actor) {
    return this.channel.resume(actor);
  }

  @Serves(setLineWebhook)
  setWebhook(@SignedIn() actor: Actor) {
    return this.channel.setWebhook(actor);
  }

  @Serves(testLineChannel)
  test(@SignedIn() actor: Actor) {
    return this.tests.run(actor);
  }
}
