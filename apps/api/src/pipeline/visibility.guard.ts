import { lineUserIdSchema } from '@jsk/contracts/primitives';
import { VisibilityService } from '@jsk/features/visibility';
import type { Actor } from '@jsk/platform/http/actor';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

type Named = Readonly<Record<string, unknown>> | null | undefined;

/**
 * A conversation that somebody may not see does not exist for them, whatever they want of it: every call that names one
 * is answered with 404, also those that will be added. Lists leave such conversations out themselves.
 */
@Injectable()
export class VisibilityGuard implements CanActivate {
  constructor(private readonly visibility: VisibilityService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const { user, params, body, query } = context
      .switchToHttp()
      .getRequest<FastifyRequest & { user?: Actor }>();
    if (!user) return true;
    for (const part of [params, body, query] as Named[]) {
      // What is not the key of a conversation is refused when the input is validated.
      const named = lineUserIdSchema.safeParse(part?.lineUserId);
      if (named.success) await this.visibility.assertSees(user, named.data);
    }
    return true;
  }
}
