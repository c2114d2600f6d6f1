import type { NamedEndpoint } from '@jsk/contracts/all-endpoints';
import type { Access, Endpoint } from '@jsk/contracts/endpoint';
import { getReadiness } from '@jsk/contracts/health';
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { splitInput } from './input-fields';
import { refusals, refusalsOf } from './refusals';

/** One call of the contract as the documentation tells it. */
export function operationOf(named: NamedEndpoint): ZodOpenApiOperationObject {
  const { name, endpoint } = named;
  return {
    operationId: name,
    tags: [groupOf(endpoint.path)],
    summary: endpoint.summary,
    description: whoMay(endpoint.access),
    security: securityOf(named),
    ...requestOf(endpoint),
    responses: { ...successOf(endpoint), ...refusals(refusalsOf(named)), ...unusualAnswersOf(endpoint) },
  };
}

/** What belongs together: the part of the path that names the subject. */
function groupOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== 'admin');
  return parts[0] ?? 'other';
}

function whoMay(access: Access): string {
  if (access === 'public') return 'For everybody, also without signing in.';
  if (access === 'own-account') {
    return 'For everybody who is signed in, also while something must be done about the own account first.';
  }
  if (access === 'signed-in') return 'For everybody who is signed in.';
  return `For the roles ${access.join(', ')}.`;
}

function securityOf({ name, endpoint }: NamedEndpoint): Record<string, string[]>[] {
  if (name === 'refreshSession' || name === 'signOut') return [{ refreshCookie: [] }, { refreshToken: [] }];
  return endpoint.access === 'public' ? [] : [{ accessToken: [] }];
}

/** Whatever is not in the path travels as the query of what is asked or deleted, and as the body of everything else. */
function requestOf(endpoint: Endpoint): Pick<ZodOpenApiOperationObject, 'requestParams' | 'requestBody'> {
  const { inPath, rest } = splitInput(endpoint);
  const path = z.object(inPath);
  const isInQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  if (isInQuery) return { requestParams: { path, query: z.object(rest) } };
  if (!endpoint.files && Object.keys(rest).length === 0) return { requestParams: { path } };
  const schema = z.object({ ...rest, ...filesOf(endpoint) });
  const contentType = endpoint.files ? 'multipart/form-data' : 'application/json';
  const required = !schema.safeParse({}).success;
  return { requestParams: { path }, requestBody: { required, content: { [contentType]: { schema } } } };
}

function filesOf({ files = {} }: Endpoint): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(files).map(([part, need]) => [part, need === 'required' ? z.file() : z.file().optional()]),
  );
}

function successOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const { successStatus = 200, fileType, output } = endpoint;
  if (successStatus === 204) return { 204: { description: 'Done' } };
  const isFile = fileType !== undefined && fileType !== 'application/json';
  const content = isFile
    ? { [fileType]: { schema: { type: 'string', format: 'binary' } as const } }
    : { 'application/json': { schema: output } };
  return { [successStatus]: { description: successStatus === 201 ? 'Made' : 'Done', content } };
}

/** Answers that are neither what was asked for nor a problem. */
function unusualAnswersOf(endpoint: Endpoint): ZodOpenApiResponsesObject {
  if (endpoint !== getReadiness) return {};
  const content = { 'application/json': { schema: endpoint.output } };
  return { 503: { description: 'This process cannot serve traffic; the same shape says why', content } };
}
