import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { AppError } from '@jsk/platform/errors/app-error';
import { Inject, Injectable } from '@nestjs/common';
import { TokenExpiredError } from '@nestjs/jwt';
import { Passport } from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AccessTokensService, type VerifiedToken } from './access-tokens.service';
import type { SignedInUser } from './signed-in-user';

/**
 * Takes the access token of a request from its Authorization header. With a Passport of its own: that of the package is one
 * for the process, and of two applications in it the one would check the tokens of the other.
 */
@Injectable()
export class RequestAuthenticator {
  private readonly passport = new Passport();

  constructor(@Inject(APP_CONFIG) config: AppConfig, accessTokens: AccessTokensService) {
    const options = {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: config.jwtSecret,
      algorithms: ['HS256' as const],
    };
    const strategy = new Strategy(options, (claims: unknown, done) => {
      accessTokens.accept(claims).then((token) => done(null, token), done);
    });
    this.passport.use('access-token', strategy);
  }

  /** @throws AppError `auth_missing_token`, `auth_expired_token` or `auth_invalid_token`. */
  authenticate(request: object): Promise<SignedInUser> {
    return new Promise((resolve, reject) => {
      const answer = (error: Error | null, token: VerifiedToken | false | undefined, reason: unknown) => {
        if (error) reject(error);
        else if (token) resolve(userOf(token));
        else reject(refusalFor(reason));
      };
      const check = this.passport.authenticate('access-token', { session: false }, answer) as RequestCheck;
      check(request, undefined, reject);
    });
  }
}

/** Passport asks for no more of a request than its headers. */
type RequestCheck = (request: object, response: undefined, next: (error: unknown) => void) => void;

function userOf({ user, signInId, obligation }: VerifiedToken): SignedInUser {
  const { id, displayName, username, role } = user;
  return { operatorId: id, name: displayName, username, role, signInId, obligation };
}

function refusalFor(reason: unknown): AppError {
  if (reason instanceof TokenExpiredError) {
    return new AppError('auth_expired_token', 'The access token has expired');
  }
  if ((reason as Error | undefined)?.message === 'No auth token') {
    return new AppError('auth_missing_token', 'Sign in first');
  }
  return new AppError('auth_invalid_token', 'The access token is not valid');
}
