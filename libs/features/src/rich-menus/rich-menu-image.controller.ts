import { AppError } from '@jsk/platform/errors/app-error';
import { Allow, LimitedAsMedia } from '@jsk/platform/http/serves';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokensService, mediaCookie } from '../auth';
import { imagePath } from './rich-menu.presenter';
import { RichMenusService } from './rich-menus.service';

/** Pictures of rich menus, for signed-in operators only; the browser shows its media cookie. */
@Controller(imagePath)
export class RichMenuImageController {
  constructor(
    private readonly menus: RichMenusService,
    private readonly accessTokens: AccessTokensService,
  ) {}

  @Get(':menuId')
  @Allow('public')
  @LimitedAsMedia()
  async open(
    @Param('menuId') menuId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.accessTokens.opensMedia(request.cookies[mediaCookie] ?? ''))) {
      throw new AppError('auth_missing_token', 'Sign in first');
    }
    if (!/^[1-9]\d{0,17}$/.test(menuId)) throw new AppError('not_found', 'There is no such rich menu');
    const { bytes, contentType } = await this.menus.openImage(menuId);
    await reply
      .header('content-type', contentType)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      // Its address changes with the menu.
      .header('cache-control', 'private, max-age=86400')
      .send(bytes);
  }
}
