import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type {} from '@fastify/cookie';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { jobDashboardPath } from '@jsk/contracts/job-dashboard';
import { isAdministrator } from '@jsk/contracts/roles';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { problemContentType, problemOf } from '@jsk/platform/errors/problem';
import { type Actor, originOf } from '@jsk/platform/http/actor';
import { jobConnection } from '@jsk/platform/queue/job-backend';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Queue } from 'bullmq';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuditService } from '../audit';
import { AccessTokensService } from '../auth';
import { actOf } from './job-dashboard.policy';
import { jobQueues } from './job-queues';

type ServerAdapter = Parameters<typeof createBullBoard>[0]['serverAdapter'];

/** A browser that opens a page sends cookies, but no Authorization header. */
const jobsCookie = 'jsk_jobs';

const basePath = apiPrefix + jobDashboardPath;

/** Bull Board behind our own sign-in: administrators look at background jobs and try failed ones again. */
@Injectable()
export class JobDashboardService implements OnModuleInit, OnApplicationShutdown {
  private readonly adapter = new FastifyAdapter();
  private readonly board = createBullBoard({
    queues: [],
    // It was made for the type of its own copy of the same package, of the patch version before.
    serverAdapter: this.adapter as unknown as ServerAdapter,
    options: { uiConfig: { boardTitle: 'JskApp Live Chat', hideRedisDetails: true, hideDocsLink: true } },
  });
  /** Connected to when somebody looks for the first time: most processes are never asked. */
  private queues: readonly Queue[] = [];

  constructor(
    private readonly accessTokens: AccessTokensService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly host: HttpAdapterHost,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.adapter.setBasePath(basePath);
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(
      async (scope) => {
        scope.addHook('onRequest', (request, reply) => this.guard(request, reply));
        scope.addHook('onSend', async (_, __, payload) => withoutOutsideFonts(payload));
        await scope.register(this.adapter.registerPlugin());
      },
      { prefix: basePath },
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.close()));
  }

  /** Gives the browser a cookie with the access token it came with, so that both end together. */
  async admit(actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? '';
    const { expiresAt } = await this.accessTokens.verify(token);
    await this.audit.record(this.unitOfWork.sql, actor, {
      action: 'job_dashboard.opened',
      subjectType: 'job_dashboard',
      subjectId: '',
    });
    void reply.setCookie(jobsCookie, token, {
      path: basePath,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.secureCookies,
      expires: expiresAt,
    });
  }

  private async guard(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      const actor = await this.administratorOf(request);
      const path = new URL(request.url, 'http://localhost').pathname.slice(basePath.length);
      const act = actOf(request.method, path);
      if (!act) throw new AppError('forbidden', 'Jobs can be looked at and tried again, nothing else');
      if (act.kind === 'retry') await this.recordRetry(actor, act.queue, act.job);
      this.connect();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await reply
        .status(error.status)
        .header('content-type', problemContentType)
        .send(JSON.stringify(problemOf(error, request.id)));
    }
  }

  private async administratorOf(request: FastifyRequest): Promise<Actor> {
    const { user } = await this.accessTokens.verify(request.cookies[jobsCookie]);
    if (!isAdministrator(user.role)) throw new AppError('forbidden', 'Your role does not allow this');
    const { id: operatorId, displayName: name, username, role } = user;
    return { operatorId, name, username, role, ...originOf(request.ip, request.headers['user-agent']) };
  }

  /** Before it is done: afterwards nobody could say who did what failed in between. */
  private async recordRetry(actor: Actor, queue: string, job: string | null): Promise<void> {
    await this.audit.record(this.unitOfWork.sql, actor, {
      action: 'job.retried',
      subjectType: 'job',
      subjectId: job ?? 'all',
      detail: { queue },
    });
  }

  private connect(): void {
    if (this.queues.length > 0) return;
    this.queues = jobQueues.map((name) => new Queue(name, { connection: jobConnection(this.config, 1) }));
    this.board.setQueues(this.queues.map((queue) => new BullMQAdapter(queue)));
  }
}

/** The page would have the browser ask a host of others for its typeface, which our policy refuses anyway. */
function withoutOutsideFonts(payload: unknown): unknown {
  return typeof payload === 'string' ? payload.replace(/<link href="https:[^>]*>/, '') : payload;
}
