import { botLimits } from '@jsk/contracts/bot-limits';
import { type ReplyImage, uploadReplyImage } from '@jsk/contracts/reply-images';
import {
  createReplyObject,
  deleteReplyObject,
  listReplyObjects,
  type ReplyObject,
  updateReplyObject,
} from '@jsk/contracts/reply-objects';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { readImagePart } from '@jsk/platform/http/image-part';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ReplyImagesService } from './reply-images.service';
import { ReplyObjectsService } from './reply-objects.service';

/** What administrators have saved to be said in answers. */
@Controller()
export class ReplyObjectsController {
  constructor(
    private readonly replyObjects: ReplyObjectsService,
    private readonly images: ReplyImagesService,
  ) {}

  @Serves(listReplyObjects)
  async list(): Promise<{ items: ReplyObject[] }> {
    return { items: await this.replyObjects.list() };
  }

  @Serves(createReplyObject)
  create(@SignedIn() actor: Actor, @Input() object: Parsed<typeof createReplyObject>): Promise<ReplyObject> {
    return this.replyObjects.create(actor, object);
  }

  @Serves(updateReplyObject)
  update(
    @SignedIn() actor: Actor,
    @Input() { replyObjectId, ...object }: Parsed<typeof updateReplyObject>,
  ): Promise<ReplyObject> {
    return this.replyObjects.update(actor, replyObjectId, object);
  }

  @Serves(deleteReplyObject)
  async delete(@SignedIn() actor: Actor, @Input() { replyObjectId }: Parsed<typeof deleteReplyObject>) {
    await this.replyObjects.delete(actor, replyObjectId);
    return {};
  }

  @Serves(uploadReplyImage)
  async uploadImage(@Req() request: FastifyRequest): Promise<ReplyImage> {
    return this.images.store(await readImagePart(request, botLimits.imageBytes));
  }
}
