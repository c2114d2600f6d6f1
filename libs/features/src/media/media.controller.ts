import { AppError } from '@jsk/platform/errors/app-error';
import { Allow, LimitedAsMedia } from '@jsk/platform/http/serves';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokensService, mediaCookie } from '../auth';
import { VisibilityService } from '../visibility';
import { sendFile } from './file-response';
import { MediaFilesService } from './media-files.service';

/** Files of conversations, for signed-in operators only; the browser shows its media cookie. */
@Controller('media/:messageId')
export class MediaController {
  constructor(
    private readonly files: MediaFilesService,
    private readonly accessTokens: AccessTokensService,
    private readonly visibility: VisibilityService,
  ) {}

  @Get()
  @Allow('public')
  @LimitedAsMedia()
  open(
    @Param('messageId') messageId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(messageId, 'original', request, reply);
  }

  @Get('preview')
  @Allow('public')
  @LimitedAsMedia()
  openPreview(
    @Param('messageId') messageId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(messageId, 'preview', request, reply);
  }

  private async send(
    messageId: string,
    variant: 'original' | 'preview',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.accessTokens.findMediaReader(request.cookies[mediaCookie] ?? '');
    if (!reader) throw new AppError('auth_missing_token', 'Sign in first');
    const file = await this.files.find(messageId, variant);
    if (!file || !(await this.visibility.seesMessage(reader, messageId))) {
      throw new AppError('not_found', 'There is no such file');
    }
    await sendFile(request, reply, file);
  }
}
