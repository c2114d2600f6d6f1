import type { Access } from '@jsk/contracts/endpoint';
import { assertNoObligation, RequestAuthenticator, type SignedInUser } from '@jsk/features/auth';
import { AppError } from '@jsk/platform/errors/app-error';
import { ACCESS } from '@jsk/platform/http/serves';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/**
 * Lets a request in only if the route says who may call it and the caller is one of them. A route without such a
 * statement lets nobody in.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly authenticator: RequestAuthenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = Reflect.getMetadata(ACCESS, context.getHandler()) as Access | undefined;
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { user: SignedInUser }>();
    request.user = await this.authenticator.authenticate(request);
    if (access === 'own-account') return true;
    assertNoObligation(request.user.obligation);
    if (access === 'signed-in' || access?.includes(request.user.role)) return true;
    throw new AppError('forbidden', 'Your role does not allow this');
  }
}
