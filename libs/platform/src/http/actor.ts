import type { Role } from '@jsk/contracts/roles';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a call came from. */
export interface Origin {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Who acts, and from where: what rules are checked against and what the audit log keeps. */
export interface Actor extends Origin {
  readonly operatorId: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
}

/** @param userAgent what the client says it is, if it says so. */
export function originOf(ip: string, userAgent: string | undefined): Origin {
  return { ip, userAgent: userAgent?.slice(0, 300) ?? null };
}

/** The signed-in operator of a request; the authentication guard puts it there. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { user: Omit<Actor, keyof Origin> }>();
  return { ...request.user, ...originOf(request.ip, request.headers['user-agent']) };
});
