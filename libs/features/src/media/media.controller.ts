import { AppError } from '@jsk/platform/errors/app-error';
import { Allow } from '@jsk/platform/http/serves';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokensService, mediaCookie } from '../auth';
import { MessagesService } from '../messages';
import { inlineTypes } from './content-type.policy';
import { storageKeyOf } from './incoming-media.service';
import { requestedRange } from './byte-range.policy';

/** Files of conversations, for signed-in operators only; the browser shows its media cookie. */
@Controller('media')
export class MediaController {
  constructor(
    private readonly messages: MessagesService,
    private readonly storage: FileStorage,
    private readonly accessTokens: AccessTokensService,
  ) {}

  @Get(':messageId')
  @Allow('public')
  async open(
    @Param('messageId') messageId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.accessTokens.opensMedia(request.cookies[mediaCookie] ?? ''))) {
      throw new AppError('auth_missing_token', 'Sign in first');
    }
    const media = /^[1-9]\d{0,17}$/.test(messageId) ? await this.messages.findMedia(messageId) : null;
    const file = media && (await this.storage.open(storageKeyOf(messageId)));
    if (!media || !file) throw new AppError('not_found', 'There is no such file');
    const range = requestedRange(request.headers.range, file.sizeBytes);
    const type = media.contentType ?? 'application/octet-stream';
    const disposition = inlineTypes.has(type) ? 'inline' : 'attachment';
    void reply
      .status(range ? 206 : 200)
      .header('content-type', type)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=86400')
      .header('accept-ranges', 'bytes')
      .header(
        'content-disposition',
        `${disposition}; filename*=UTF-8''${encodeURIComponent(media.fileName ?? messageId)}`,
      )
      .header('content-length', range ? range.end - range.start + 1 : file.sizeBytes);
    if (range) void reply.header('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
    await reply.send(file.read(range ?? undefined));
  }
}
