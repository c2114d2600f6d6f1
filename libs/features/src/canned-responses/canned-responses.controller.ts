import { botLimits } from '@jsk/contracts/bot-limits';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import {
  createCannedResponse,
  deleteCannedResponse,
  getCannedValues,
  listCannedResponses,
  updateCannedResponse,
  uploadCannedImage,
} from '@jsk/contracts/canned-responses';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { readImagePart } from '@jsk/platform/http/image-part';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ReplyImagesService } from '../bot';
import { CannedResponsesService } from './canned-responses.service';
import { CannedValuesService } from './canned-values.service';

@Controller()
export class CannedResponsesController {
  constructor(
    private readonly cannedResponses: CannedResponsesService,
    private readonly values: CannedValuesService,
    private readonly images: ReplyImagesService,
  ) {}

  @Serves(listCannedResponses)
  async list(@SignedIn() actor: Actor, @Input() { q }: Parsed<typeof listCannedResponses>) {
    return { items: await this.cannedResponses.list(actor, q) };
  }

  @Serves(getCannedValues)
  async getValues(@SignedIn() actor: Actor, @Input() { lineUserId }: Parsed<typeof getCannedValues>) {
    return { values: await this.values.valuesFor(actor, lineUserId) };
  }

  @Serves(createCannedResponse)
  create(@SignedIn() actor: Actor, @Input() input: Parsed<typeof createCannedResponse>) {
    return this.cannedResponses.create(actor, input);
  }

  @Serves(updateCannedResponse)
  update(
    @SignedIn() actor: Actor,
    @Input() { cannedResponseId, ...input }: Parsed<typeof updateCannedResponse>,
  ) {
    return this.cannedResponses.update(actor, cannedResponseId, input);
  }

  @Serves(deleteCannedResponse)
  async delete(@SignedIn() actor: Actor, @Input() { cannedResponseId }: Parsed<typeof deleteCannedResponse>) {
    await this.cannedResponses.delete(actor, cannedResponseId);
    return {};
  }

  @Serves(uploadCannedImage)
  async uploadImage(@Req() request: FastifyRequest): Promise<ReplyImage> {
    return this.images.store(await readImagePart(request, botLimits.imageBytes));
  }
}
