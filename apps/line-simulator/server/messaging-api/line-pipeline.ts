import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Simulation } from '../simulation';
import type { EndpointFault, FaultMode } from '../state/faults.schema';
import type { Violation } from '../state/request-log';
import { parseJson } from './json-body';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError } from './line-error';
import { admit, parseBody, unsupportedContentType } from './line-admission';
import { breakContent, cutConnection, sendAnswer } from './line-transport';

/** Documented: a request of more than 2 MB is answered with 413. */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;
const HAPPENS_BEFORE: readonly FaultMode[] = ['status', 'hang', 'drop_before'];

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly requestId: string;
  readonly violations: Violation[];
}

/**
 * Serves LINE's endpoints under `/v2`: every call is answered with a request id, checked, logged, and hit by
 * the fault switch of its endpoint.
 */
export async function serveLineEndpoints(
  app: FastifyInstance,
  simulation: Simulation,
  endpoints: readonly LineEndpoint[],
): Promise<void> {
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_REQUEST_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.removeContentTypeParser('application/json');
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: `/bot${endpoint.path}`,
      bodyLimit: MAX_REQUEST_BYTES,
      handler: (request, reply) => serve(simulation, endpoint, request, reply),
    });
  }
  refuseOtherMethods(app, simulation, endpoints);
  app.setNotFoundHandler((request, reply) => {
    return refuse(
      simulation,
      request,
      reply,
      new LineError(404, { message: 'Not found' }, { rule: 'endpoint' }),
    );
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    return refuse(simulation, request, reply, asLineError(error, request));
  });
}

async function serve(
  simulation: Simulation,
  endpoint: LineEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const exchange: Exchange = { request, reply, requestId: simulation.mint.requestId(), violations: [] };
  const fault = simulation.faults.take(endpoint.fault);
  const { latencyMs } = simulation.faults.current;
  if (latencyMs > 0) await delay(latencyMs);
  if (fault && HAPPENS_BEFORE.includes(fault.mode)) return failBefore(simulation, exchange, fault);
  const answer = await answerCall(simulation, endpoint, exchange);
  if (fault && answer.status < 300) return failAfter(simulation, exchange, fault, answer);
  return finish(simulation, exchange, answer, null);
}

async function answerCall(
  simulation: Simulation,
  endpoint: LineEndpoint,
  exchange: Exchange,
): Promise<LineAnswer> {
  const { request, requestId, violations } = exchange;
  const rawBody = typeof request.body === 'string' ? request.body : '';
  try {
    const retryKey = admit(simulation, endpoint, request.headers);
    const call: LineCall = {
      requestId,
      retryKey,
      params: request.params as Record<string, string>,
      headers: request.headers,
      body: endpoint.method === 'GET' ? {} : parseBody(request.headers['content-type'], rawBody),
      rawBody,
      note: (violation) => violations.push(violation),
    };
    return await endpoint.answer(call);
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    if (error.violation) violations.push(error.violation);
    return error.toAnswer();
  }
}

function failBefore(simulation: Simulation, exchange: Exchange, fault: EndpointFault): FastifyReply {
  if (fault.mode === 'status') {
    const status = fault.status ?? 500;
    const retryAfter = fault.retryAfterSeconds;
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    const answer = { status, body: { message: fault.message ?? defaultMessage(status) }, headers };
    return finish(simulation, exchange, answer, fault.mode);
  }
  log(simulation, exchange, null, fault.mode);
  return cutConnection(exchange.reply, fault.mode === 'hang');
}

/** The call took effect; only the answer goes wrong. */
function failAfter(
  simulation: Simulation,
  exchange: Exchange,
  fault: EndpointFault,
  answer: LineAnswer,
): FastifyReply {
  const { reply } = exchange;
  switch (fault.mode) {
    case 'accept_then_500':
      return finish(
        simulation,
        exchange,
        { ...answer, status: 500, body: { message: defaultMessage(500) } },
        fault.mode,
      );
    case 'accept_then_drop':
    case 'accept_then_hang':
      log(simulation, exchange, { ...answer, status: null }, fault.mode);
      return cutConnection(reply, fault.mode === 'accept_then_hang');
    case 'html_body':
    case 'empty_body': {
      log(simulation, exchange, answer, fault.mode);
      const body =
        fault.mode === 'html_body' ? '<!doctype html><title>Welcome</title><h1>It works!</h1>' : '';
      const contentType = fault.mode === 'html_body' ? 'text/html' : 'application/json';
      return reply.code(200).header('x-line-request-id', exchange.requestId).type(contentType).send(body);
    }
    default:
      log(simulation, exchange, answer, fault.mode);
      return breakContent(reply, exchange.requestId, answer, fault.mode);
  }
}

function finish(
  simulation: Simulation,
  exchange: Exchange,
  answer: LineAnswer,
  fault: FaultMode | null,
): FastifyReply {
  log(simulation, exchange, answer, fault);
  return sendAnswer(exchange.reply, exchange.requestId, answer);
}

function log(
  simulation: Simulation,
  exchange: Exchange,
  answer: (Omit<LineAnswer, 'status'> & { status: number | null }) | null,
  fault: FaultMode | null,
): void {
  const { request, requestId, violations } = exchange;
  const retryKey = request.headers['x-line-retry-key'];
  const entry = {
    at: new Date(simulation.clock()).toISOString(),
    method: request.method,
    path: request.url,
    status: answer?.status ?? null,
    requestId,
    retryKey: typeof retryKey === 'string' ? retryKey : null,
    body: readableBody(request.body),
    response: answer?.bytes ? `${answer.bytes.content.length} bytes` : (answer?.body ?? null),
    fault,
    paid: answer?.paid ?? null,
    violations,
  };
  simulation.requests.add(entry);
  simulation.stream.send({ type: 'request', request: entry });
}

const MAX_LOGGED_BODY = 64 * 1024;

function readableBody(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return null;
  if (body.length > MAX_LOGGED_BODY) return `${body.slice(0, MAX_LOGGED_BODY)}…`;
  try {
    return parseJson(body);
  } catch {
    return body;
  }
}

function refuse(
  simulation: Simulation,
  request: FastifyRequest,
  reply: FastifyReply,
  error: LineError,
): FastifyReply {
  const violations = error.violation ? [error.violation] : [];
  const exchange: Exchange = { request, reply, requestId: simulation.mint.requestId(), violations };
  return finish(simulation, exchange, error.toAnswer(), null);
}

function refuseOtherMethods(
  app: FastifyInstance,
  simulation: Simulation,
  endpoints: readonly LineEndpoint[],
): void {
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const served: string[] = endpoints
      .filter((endpoint) => endpoint.path === path)
      .map(({ method }) => method);
    app.route({
      method: METHODS.filter((method) => !served.includes(method)),
      url: `/bot${path}`,
      handler: (request, reply) => {
        const message = `The method, ${request.method}, is not supported`;
        return refuse(simulation, request, reply, new LineError(405, { message }, { rule: 'method' }));
      },
    });
  }
}

function asLineError(error: Error & { statusCode?: number }, request: FastifyRequest): LineError {
  if (error.statusCode === 413) {
    return new LineError(413, { message: 'Request exceeds the max size of 2MB' }, { rule: 'body-size' });
  }
  if (error.statusCode === 415) return unsupportedContentType(request.headers['content-type']);
  if (error.statusCode && error.statusCode < 500) return new LineError(400, { message: error.message });
  return new LineError(
    500,
    { message: 'The simulator itself failed' },
    { detail: error.stack ?? error.message },
  );
}

function defaultMessage(status: number): string {
  return status === 429 ? 'The API rate limit has been exceeded. Try again later.' : 'Internal server error';
}
