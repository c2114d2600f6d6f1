import { Clock } from '@jsk/platform/clock/clock';
import { Allow, Unlimited } from '@jsk/platform/http/serves';
import { PublicLinks } from '@jsk/platform/storage/public-links';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendPicture } from './picture-response';
import { notFound } from './refusals';
import { ReplyImagesService } from './reply-images.service';

/** Pictures that the bot sends, for customers' phones and LINE's servers, which cannot sign in: the address is the key. */
@Controller('public/reply-images')
export class PublicReplyImageController {
  constructor(
    private readonly images: ReplyImagesService,
    private readonly links: PublicLinks,
    private readonly clock: Clock,
  ) {}

  /** Not limited: many phones share the few addresses of their network. */
  @Get(':token/:variant')
  @Allow('public')
  @Unlimited()
  async open(
    @Param('token') token: string,
    @Param('variant') variant: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const imageId = this.links.openReplyImage(token, this.clock.now());
    const picture = imageId && (await this.images.open(imageId, variant));
    if (!picture) throw notFound('picture, or not any more');
    void reply.header('cross-origin-resource-policy', 'cross-origin').header('x-robots-tag', 'noindex');
    await sendPicture(reply, picture);
  }
}
