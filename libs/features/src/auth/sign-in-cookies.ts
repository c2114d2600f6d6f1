import type {} from '@fastify/cookie';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserKnownSeconds, type KnownBrowser, KnownBrowsersService } from './known-browsers.service';
import type { SignedInTokens } from './signed-in-tokens.service';
import { accessTokenSeconds, refreshTokenSeconds } from './token-lives';

const refreshCookie = 'jsk_refresh';
const browserCookie = 'jsk_device';

/** Images and videos are loaded by the browser itself, which can send a cookie but no Authorization header. */
export const mediaCookie = 'jsk_media';

const authPath = `${apiPrefix}/auth`;
const mediaPath = `${apiPrefix}/media`;

/** What a browser keeps of a sign-in; none of it can be read by a script, or is sent along from another site. */
@Injectable()
export class SignInCookies {
  constructor(
    private readonly browsers: KnownBrowsersService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Programs send the refresh token as a bearer token, browsers as a cookie. */
  refreshTokenOf(request: FastifyRequest): string | null {
    const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    return bearer ?? request.cookies[refreshCookie] ?? null;
  }

  browserOf(request: FastifyRequest): Promise<KnownBrowser | null> {
    return this.browsers.find(request.cookies[browserCookie]);
  }

  setRefreshToken(reply: FastifyReply, refreshToken: string): void {
    reply.setCookie(refreshCookie, refreshToken, this.options(authPath, refreshTokenSeconds));
  }

  /** Files of conversations are not open to somebody who must first do something about their account. */
  setMediaToken(reply: FastifyReply, { mediaToken }: SignedInTokens): void {
    if (mediaToken === null) reply.clearCookie(mediaCookie, this.options(mediaPath));
    else reply.setCookie(mediaCookie, mediaToken, this.options(mediaPath, accessTokenSeconds));
  }

  async rememberBrowser(request: FastifyRequest, reply: FastifyReply, operatorId: string): Promise<void> {
    const value = await this.browsers.remember(await this.browserOf(request), operatorId);
    reply.setCookie(browserCookie, value, this.options(authPath, browserKnownSeconds));
  }

  /** Which browser it is stays known. */
  forgetSignIn(reply: FastifyReply): void {
    reply.clearCookie(refreshCookie, this.options(authPath));
    reply.clearCookie(mediaCookie, this.options(mediaPath));
  }

  private options(path: string, maxAge?: number) {
    const { secureCookies: secure } = this.config;
    const options = { path, httpOnly: true, sameSite: 'strict' as const, secure };
    return maxAge === undefined ? options : { ...options, maxAge };
  }
}
