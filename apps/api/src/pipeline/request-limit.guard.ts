import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { REQUEST_LIMIT, type RequestLimit } from '@jsk/platform/http/serves';
import { RateLimits } from '@jsk/platform/http/rate-limits';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** How often one address may call, and load files; the webhook and health checks are not limited. */
@Injectable()
export class RequestLimitGuard implements CanActivate {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const marked = Reflect.getMetadata(REQUEST_LIMIT, context.getHandler()) as RequestLimit | undefined;
    const name = marked ?? 'rest';
    if (name === 'none') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { restRequestsPerMinute, mediaRequestsPerMinute } = this.config;
    const points = name === 'media' ? mediaRequestsPerMinute : restRequestsPerMinute;
    await this.limits.spend({ name, points, perSeconds: 60 }, request.ip);
    return true;
  }
}
