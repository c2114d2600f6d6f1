import type { Role } from '@jsk/contracts/roles';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who acts, and from where: what rules are checked against and what the audit log keeps. */
export interface Actor {
  readonly operatorId: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The signed-in operator of a request; the authentication guard puts it there. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const request = context
    .switchToHttp()
    .getRequest<FastifyRequest & { user: Omit<Actor, 'ip' | 'userAgent'> }>();
  return { ...request.user, ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) ?? null };
});
