import { listCannedResponses } from '@jsk/contracts/canned-responses';
import { Serves } from '@jsk/platform/http/serves';
import { Controller } from '@nestjs/common';
import { CannedResponsesService } from './canned-responses.service';

@Controller()
export class CannedResponsesController {
  constructor(private readonly cannedResponses: CannedResponsesService) {}

  @Serves(listCannedResponses)
  async list() {
    return { items: await this.cannedResponses.list() };
  }
}
