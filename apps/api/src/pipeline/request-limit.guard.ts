import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { UNLIMITED } from '@jsk/platform/http/serves';
import { RateLimits } from '@jsk/platform/http/rate-limits';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** How often one address may call; the webhook and health checks are not limited. */
@Injectable()
export class RequestLimitGuard implements CanActivate {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (Reflect.getMetadata(UNLIMITED, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const limit = { name: 'rest', points: this.config.restRequestsPerMinute, perSeconds: 60 };
    await this.limits.spend(limit, request.ip);
    return true;
  }
}
