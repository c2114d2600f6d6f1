import { sendCannedPicture } from '@jsk/contracts/canned-responses';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { CannedResponsesService } from '../canned-responses';
import { LiveChatService } from './live-chat.service';

/** Pictures that lie in canned responses go to the customer without being uploaded again. */
@Controller()
export class CannedPicturesController {
  constructor(
    private readonly liveChat: LiveChatService,
    private readonly cannedResponses: CannedResponsesService,
  ) {}

  @Serves(sendCannedPicture)
  async send(@SignedIn() actor: Actor, @Input() { imageId, ...message }: Parsed<typeof sendCannedPicture>) {
    const content = await this.cannedResponses.pictureToSend(actor, imageId);
    return this.liveChat.send(actor, { ...message, content });
  }
}
