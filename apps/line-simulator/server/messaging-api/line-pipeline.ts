import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Simulation } from '../simulation';
import type { EndpointFault, FaultMode } from '../state/faults.schema';
import type { Violation } from '../state/request-log';
import { parseJson } from './json-body';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError } from './line-error';
import { admit, checkHost, parseBody, UNAUTHENTICATED, unsupportedContentType } from './line-admission';
import { breakContent, cutConnection, sendAnswer, asAcceptedBefore } from './line-transport';

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
  // The content type is checked after token and rate limit, so every body is taken as it is.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_REQUEST_BYTES }, (_request, body, done) =>
    done(null, body),
  );
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
    const detail = `LINE has no ${request.method} ${request.url}, or the simulator does not know it`;
    return refuse(
      simulation,
      request,
      reply,
      new LineError(404, { message: 'Not found' }, { rule: 'endpoint', detail }),
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
  const bytes = bytesOf(request);
  const rawBody = endpoint.accepts ? '' : bytes.toString();
  try {
    checkHost(simulation, endpoint, request.raw.socket.localPort);
    const retryKey = admit(simulation, endpoint, request.headers);
    checkContentType(endpoint, request.headers['content-type']);
    const call: LineCall = {
      requestId,
      retryKey,
      params: request.params as Record<string, string>,
      headers: request.headers,
      query: request.query as Record<string, unknown>,
      body: endpoint.method === 'GET' ? {} : parseBody(request.headers['content-type'], rawBody),
      rawBody,
      bytes,
      note: (violation) => violations.push(violation),
    };
    return await endpoint.answer(call);
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    if (error.violation) violations.push(error.violation);
    return error.toAnswer();
  }
}

function bytesOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function checkContentType({ accepts }: LineEndpoint, contentType: string | undefined): void {
  if (accepts && !accepts.includes(contentType ?? '')) throw unsupportedContentType(contentType);
}

/** After these the caller cannot know what happened and must repeat the call exactly as it was. */
function rememberUnknownOutcome(simulation: Simulation, request: FastifyRequest): void {
  const retryKey = request.headers['x-line-retry-key'];
  if (typeof retryKey === 'string') {
    simulation.retryKeys.rememberBody(retryKey, bytesOf(request).toString());
  }
}

function failBefore(simulation: Simulation, exchange: Exchange, fault: EndpointFault): FastifyReply {
  if (fault.mode === 'status') {
    const status = fault.status ?? 500;
    if (status >= 500) rememberUnknownOutcome(simulation, exchange.request);
    const retryAfter = fault.retryAfterSeconds;
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    const answer = { status, body: { message: fault.message ?? defaultMessage(status) }, headers };
    return finish(simulation, exchange, answer, fault.mode);
  }
  rememberUnknownOutcome(simulation, exchange.request);
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
    case 'accept_then_409':
      return finish(
        simulation,
        exchange,
        asAcceptedBefore(answer, simulation.mint.requestId(), fault),
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
    body: readableBody(request),
    response: answer?.bytes ? `${answer.bytes.content.length} bytes` : (answer?.body ?? null),
    fault,
    paid: answer?.paid ?? null,
    violations,
  };
  simulation.requests.add(entry);
  simulation.stream.send({ type: 'request', request: entry });
}

const MAX_LOGGED_BODY = 64 * 1024;

function readableBody(request: FastifyRequest): unknown {
  const bytes = bytesOf(request);
  if (bytes.length === 0) return null;
  if (request.headers['content-type']?.startsWith('image/')) return `${bytes.length} bytes`;
  const body = bytes.toString();
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

/** What LINE says with a status when no other reason is named. */
const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Failed to send messages',
  401: UNAUTHENTICATED,
  403: 'Access to this API is not available for your account',
  404: 'Not found',
  409: 'The retry key is already accepted',
  413: 'Request exceeds the max size of 2MB',
  429: 'The API rate limit has been exceeded. Try again later.',
};

function defaultMessage(status: number): string {
  return MESSAGES[status] ?? 'Internal server error';
}
