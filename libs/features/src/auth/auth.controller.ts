import {
  getCurrentUser,
  refreshSession,
  signIn,
  signOut,
  signOutEverywhere,
  type SignInResult,
  type User,
} from '@jsk/contracts/auth';
import { apiPrefix } from '@jsk/contracts/endpoint';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import type {} from '@fastify/cookie';
import { type Actor, type Origin, originOf, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessTokenSeconds } from './access-tokens.service';
import { AuthService, refreshTokenSeconds, type SignedInTokens } from './auth.service';

const refreshCookie = 'jsk_refresh';

/** Images and videos are loaded by the browser itself, which can send a cookie but no Authorization header. */
export const mediaCookie = 'jsk_media';

@Controller()
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Serves(signIn)
  async signIn(
    @Input() { username, password, transport }: Parsed<typeof signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const tokens = await this.auth.signIn(username, password, originOfRequest(request));
    return this.answer(tokens, transport, reply);
  }

  @Serves(refreshSession)
  async refresh(
    @Input() { transport }: Parsed<typeof refreshSession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const tokens = await this.auth.refresh(refreshTokenOf(request), originOfRequest(request));
    return this.answer(tokens, transport, reply);
  }

  @Serves(getCurrentUser)
  currentUser(@SignedIn() actor: Actor): User {
    return { id: actor.operatorId, username: actor.username, displayName: actor.name, role: actor.role };
  }

  @Serves(signOut)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.signOut(refreshTokenOf(request), originOfRequest(request));
    this.forgetCookies(reply);
  }

  @Serves(signOutEverywhere)
  async signOutEverywhere(
    @SignedIn() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.signOutEverywhere(actor);
    this.forgetCookies(reply);
  }

  private answer(tokens: SignedInTokens, transport: 'cookie' | 'body', reply: FastifyReply): SignInResult {
    this.setMediaCookie(tokens, reply);
    const result = {
      accessToken: tokens.accessToken,
      tokenType: 'Bearer' as const,
      expiresIn: accessTokenSeconds,
      user: tokens.user,
      inactivity: tokens.inactivity,
      timeZone: tokens.timeZone,
    };
    if (transport === 'body') return { ...result, refreshToken: tokens.refreshToken };
    const maxAge = refreshTokenSeconds;
    reply.setCookie(refreshCookie, tokens.refreshToken, { ...this.cookieOptions(), maxAge });
    return result;
  }

  private setMediaCookie(tokens: SignedInTokens, reply: FastifyReply): void {
    const options = { ...this.cookieOptions(`${apiPrefix}/media`), maxAge: accessTokenSeconds };
    reply.setCookie(mediaCookie, tokens.mediaToken, options);
  }

  private forgetCookies(reply: FastifyReply): void {
    reply.clearCookie(refreshCookie, this.cookieOptions());
    reply.clearCookie(mediaCookie, this.cookieOptions(`${apiPrefix}/media`));
  }

  private cookieOptions(path = `${apiPrefix}/auth`) {
    return {
      path,
      httpOnly: true,
      sameSite: 'strict' as const,
      secure: this.config.secureCookies,
    };
  }
}

function originOfRequest({ ip, headers }: FastifyRequest): Origin {
  return originOf(ip, headers['user-agent']);
}

/** Programs send the refresh token as a bearer token, browsers as a cookie. */
function refreshTokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[refreshCookie] ?? null;
}
