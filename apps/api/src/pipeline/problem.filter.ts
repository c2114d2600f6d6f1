import type { ErrorCode } from '@jsk/contracts/problem';
import { AppError } from '@jsk/platform/errors/app-error';
import { goneReference } from '@jsk/platform/errors/gone-reference';
import { problemContentType, problemOf, type Refusal } from '@jsk/platform/errors/problem';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'invalid_request',
  401: 'not_authenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
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
    sendProblem(refusal, request, reply);
  }
}

/** For what Fastify refuses before a route is found, such as a broken escape in the address. */
export function refuseBeforeRouting(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(asRefusal(error), request, reply);
}

function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfterSeconds } = refusal.extra;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
  void reply
    .status(refusal.status)
    .header('content-type', problemContentType)
    .send(JSON.stringify(problemOf(refusal, request.id)));
}

function asRefusal(error: unknown): Refusal {
  const expected = error instanceof AppError ? error : goneReference(error);
  if (expected) return expected;
  const status = statusOf(error);
  const code = codeOfStatus[status];
  if (code && status < 500) return { code, status, message: messageOf(error), extra: {} };
  // Such as a part of the address that is longer than any name of ours.
  if (status < 500) return { code: 'invalid_request', status: 400, message: messageOf(error), extra: {} };
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
