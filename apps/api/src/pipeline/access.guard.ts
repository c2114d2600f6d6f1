import type { Access } from '@jsk/contracts/endpoint';
import type { Actor } from '@jsk/platform/http/actor';
import { AppError } from '@jsk/platform/errors/app-error';
import { ACCESS } from '@jsk/platform/http/serves';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { TokenExpiredError } from '@nestjs/jwt';

/**
 * Lets a request in only if the route says who may call it and the caller is one of them. A route without such a
 * statement lets nobody in.
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') implements CanActivate {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = Reflect.getMetadata(ACCESS, context.getHandler()) as Access | undefined;
    if (access === 'public') return true;
    await super.canActivate(context);
    const { role } = context.switchToHttp().getRequest<{ user: Actor }>().user;
    if (access === 'signed-in' || access?.includes(role)) return true;
    throw new AppError('forbidden', 'Your role does not allow this');
  }

  override handleRequest<User>(error: unknown, user: User | false, reason: unknown): User {
    if (error instanceof Error) throw error;
    if (user) return user;
    if (reason instanceof TokenExpiredError)
      throw new AppError('auth_expired_token', 'The access token has expired');
    if ((reason as Error | undefined)?.message === 'No auth token') {
      throw new AppError('auth_missing_token', 'Sign in first');
    }
    throw new AppError('auth_invalid_token', 'The access token is not valid');
  }
}
