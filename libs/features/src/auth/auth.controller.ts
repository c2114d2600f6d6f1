import {
  getCurrentUser,
  type MfaChallenge,
  refreshSession,
  signIn,
  signOut,
  signOutEverywhere,
  type SignInResult,
  type User,
  verifyMfa,
} from '@jsk/contracts/auth';
import { type Actor, type Origin, originOf, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignInCookies } from './sign-in-cookies';
import { SignInSessionsService } from './sign-in-sessions.service';
import { type Caller, SignInService } from './sign-in.service';
import type { SignedInTokens } from './signed-in-tokens.service';
import { accessTokenSeconds } from './token-lives';

type Transport = 'cookie' | 'body';

/** Signing in, staying so, and signing out. */
@Controller()
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SignInSessionsService,
    private readonly cookies: SignInCookies,
  ) {}

  @Serves(signIn)
  async signIn(
    @Input() { username, password, transport }: Parsed<typeof signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult | MfaChallenge> {
    const outcome = await this.signIns.signIn(username, password, await this.callerOf(request));
    if ('mfaToken' in outcome) return { mfaRequired: true, mfaToken: outcome.mfaToken };
    return this.welcome(outcome, transport, request, reply);
  }

  @Serves(verifyMfa)
  async verifyMfa(
    @Input() { mfaToken, code, transport }: Parsed<typeof verifyMfa>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const tokens = await this.signIns.verifyMfa(mfaToken, code, await this.callerOf(request));
    return this.welcome(tokens, transport, request, reply);
  }

  @Serves(refreshSession)
  async refresh(
    @Input() { transport }: Parsed<typeof refreshSession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const tokens = await this.signIns.refresh(this.cookies.refreshTokenOf(request), originOfRequest(request));
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
    await this.signIns.signOut(this.cookies.refreshTokenOf(request), originOfRequest(request));
    this.cookies.forgetSignIn(reply);
  }

  @Serves(signOutEverywhere)
  async signOutEverywhere(
    @SignedIn() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endEverywhere(actor);
    this.cookies.forgetSignIn(reply);
  }

  private async welcome(
    tokens: SignedInTokens,
    transport: Transport,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignInResult> {
    if (transport === 'cookie') await this.cookies.rememberBrowser(request, reply, tokens.user.id);
    return this.answer(tokens, transport, reply);
  }

  private answer(tokens: SignedInTokens, transport: Transport, reply: FastifyReply): SignInResult {
    this.cookies.setMediaToken(reply, tokens);
    const { accessToken, user, obligation, inactivity, timeZone, refreshToken } = tokens;
    const result = {
      accessToken,
      tokenType: 'Bearer' as const,
      expiresIn: accessTokenSeconds,
      user,
      obligation,
      inactivity,
      timeZone,
    };
    if (transport === 'body') return { ...result, refreshToken };
    this.cookies.setRefreshToken(reply, refreshToken);
    return result;
  }

  private async callerOf(request: FastifyRequest): Promise<Caller> {
    return { origin: originOfRequest(request), browser: await this.cookies.browserOf(request) };
  }
}

function originOfRequest({ ip, headers }: FastifyRequest): Origin {
  return originOf(ip, headers['user-agent']);
}
