import { apiPrefix } from '@jsk/contracts/endpoint';
import { jobDashboardPath, openJobDashboard } from '@jsk/contracts/job-dashboard';
import type {} from '@fastify/cookie';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Serves } from '@jsk/platform/http/serves';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JobDashboardService } from './job-dashboard.service';

@Controller()
export class JobDashboardController {
  constructor(private readonly dashboard: JobDashboardService) {}

  @Serves(openJobDashboard)
  async open(
    @SignedIn() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.dashboard.admit(actor, request, reply);
    return { path: apiPrefix + jobDashboardPath };
  }
}
