import { Clock } from '@jsk/platform/clock/clock';
import { AppError } from '@jsk/platform/errors/app-error';
import { Allow, Unlimited } from '@jsk/platform/http/serves';
import { PublicLinks } from '@jsk/platform/storage/public-links';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from './file-response';
import { MediaFilesService } from './media-files.service';

/** Files that operators send, for customers' phones and LINE's servers, which cannot sign in: the address is the key. */
@Controller('public/media')
export class PublicMediaController {
  constructor(
    private readonly files: MediaFilesService,
    private readonly links: PublicLinks,
    private readonly clock: Clock,
  ) {}

  /** Not limited: many phones share the few addresses of their network. */
  @Get(':token')
  @Allow('public')
  @Unlimited()
  async open(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = this.links.open(token, this.clock.now());
    const file = link && (await this.files.find(link.messageId, link.variant));
    if (!file) throw new AppError('not_found', 'There is no such file, or not any more');
    void reply.header('cross-origin-resource-policy', 'cross-origin').header('x-robots-tag', 'noindex');
    await sendFile(request, reply, file);
  }
}
