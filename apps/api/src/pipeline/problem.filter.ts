import type { ErrorCode, Problem } from '@jsk/contracts/problem';
import { AppError } from '@jsk/platform/errors/app-error';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'invalid_request',
  401: 'not_authenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'invalid_request',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limit_exceeded',
  503: 'service_unavailable',
};

/** PostgreSQL or Redis cannot be reached right now: the caller should come again, nothing is wrong with the request. */
const unavailableErrors =
  /ECONNREFUSED|ECONNRESET|57P0[123]|connection terminated|timeout exceeded when trying to connect/i;

/** Answers every refusal and every defect as `application/problem+json`, never with a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = asRefusal(error);
    if (refusal.status >= 500) this.logger.error({ err: error, code: refusal.code }, 'A request failed');
    const problem: Problem = {
      type: 'about:blank',
      title: STATUS_CODES[refusal.status] ?? 'Error',
      status: refusal.status,
      detail: refusal.message,
      code: refusal.code,
      requestId: requestIdOf(request),
      errors: [...(refusal.extra.errors ?? [])],
      ...(refusal.extra.operator && { operator: refusal.extra.operator }),
    };
    void reply
      .status(refusal.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(problem));
  }
}

type Refusal = Pick<AppError, 'code' | 'status' | 'message' | 'extra'>;

function asRefusal(error: unknown): Refusal {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  const code = codeOfStatus[status];
  if (status < 500 && code) return { code, status, message: messageOf(error), extra: {} };
  if (unavailableErrors.test(`${messageOf(error)} ${(error as { code?: string } | null)?.code ?? ''}`)) {
    return { code: 'service_unavailable', status: 503, message: 'Temporarily unavailable', extra: {} };
  }
  return { code: 'internal_error', status: 500, message: 'Something went wrong on our side', extra: {} };
}

/** Nest's own exceptions and Fastify's (body too large, malformed JSON, unsupported media type) carry a status. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Error';
}

/** The id that the log lines of this request carry. */
function requestIdOf(request: FastifyRequest): string {
  return typeof request.raw.id === 'string' ? request.raw.id : request.id;
}
