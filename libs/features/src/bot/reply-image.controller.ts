import { AppError } from '@jsk/platform/errors/app-error';
import { Allow, LimitedAsMedia } from '@jsk/platform/http/serves';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokensService, mediaCookie } from '../auth';
import { notFound } from './refusals';
import { replyImagePath } from './reply-content.policy';
import { sendPicture } from './picture-response';
import { ReplyImagesService } from './reply-images.service';

/** Pictures of saved replies, for signed-in operators only; the browser shows its media cookie. */
@Controller(replyImagePath)
export class ReplyImageController {
  constructor(
    private readonly images: ReplyImagesService,
    private readonly accessTokens: AccessTokensService,
  ) {}

  @Get(':imageId')
  @Allow('public')
  @LimitedAsMedia()
  async open(
    @Param('imageId') imageId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.accessTokens.opensMedia(request.cookies[mediaCookie] ?? ''))) {
      throw new AppError('auth_missing_token', 'Sign in first');
    }
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(imageId);
    const picture = isId ? await this.images.open(imageId, 'original') : null;
    if (!picture) throw notFound('picture');
    await sendPicture(reply, picture);
  }
}
