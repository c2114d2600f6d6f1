import type { NamedEndpoint } from '@jsk/contracts/all-endpoints';
import { problemSchema } from '@jsk/contracts/problem';
import { problemContentType } from '@jsk/platform/errors/problem';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { inputFields, pathParameters } from './input-fields';

/** What each status of a refusal means here. */
const meanings = {
  400: 'The input is not what the call takes; `errors` names each field (`validation_error`, `message_too_long`, `invalid_request`)',
  401: 'Not signed in, or not any more (`auth_missing_token`, `auth_expired_token`, `auth_invalid_token`)',
  403: 'Not allowed (`forbidden`), or something must be done about the own account first (`password_change_required`, `mfa_enrolment_required`)',
  404: 'There is no such thing, or not for who asks (`not_found`, `session_not_found`)',
  409: 'It cannot be done as things are now (`conflict`, `session_already_claimed`, `line_refused` and others)',
  413: 'The body is too large (`payload_too_large`)',
  415: 'The body is of another kind than the call takes (`unsupported_media_type`)',
  429: 'Too many requests (`rate_limit_exceeded`); `Retry-After` tells the seconds',
  503: 'Something that is needed cannot be reached right now; come again (`service_unavailable`, `line_unreachable`)',
} as const;

export type RefusalStatus = keyof typeof meanings;
const statuses = Object.keys(meanings).map(Number) as RefusalStatus[];

/** Calls that are for everybody and yet ask who it is. */
const askForCredentials = new Set(['signIn', 'verifyMfa', 'refreshSession']);

/** What a call of the contract may be refused with; it follows from what it takes and who may make it. */
export function refusalsOf({ name, endpoint }: NamedEndpoint): RefusalStatus[] {
  const { access, method, path } = endpoint;
  const fields = Object.keys(inputFields(endpoint));
  const changes = method !== 'GET';
  const isHealth = path.startsWith('/health');
  const possible: Record<RefusalStatus, boolean> = {
    400: changes || fields.length > 0,
    401: access !== 'public' || askForCredentials.has(name),
    403: access !== 'public',
    404: pathParameters(path).length > 0 || fields.some((field) => /Ids?$/.test(field)),
    409: changes,
    413: changes,
    415: changes,
    429: !isHealth,
    503: !isHealth,
  };
  return statuses.filter((status) => possible[status]);
}

/** Refusals as the documentation tells them: all of them are problems, each told once for all calls. */
export function refusals(possible: readonly RefusalStatus[]): ZodOpenApiResponsesObject {
  return Object.fromEntries(possible.map((status) => [status, responses[status]]));
}

const comeAgain = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } } as const;

function responseOf(status: RefusalStatus): ZodOpenApiResponseObject {
  return {
    id: `Refusal${status}`,
    description: meanings[status],
    ...(status === 429 && { headers: comeAgain }),
    content: { [problemContentType]: { schema: problemSchema } },
  };
}

const responses = Object.fromEntries(
  statuses.map((status) => [status, responseOf(status)]),
) as unknown as Record<RefusalStatus, ZodOpenApiResponseObject>;
