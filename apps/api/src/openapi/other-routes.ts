import { apiPrefix } from '@jsk/contracts/endpoint';
import { jobDashboardPath } from '@jsk/contracts/job-dashboard';
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { refusals, type RefusalStatus } from './refusals';

/** A route that is not in the contract, because it answers files or talks to programs of others. */
interface OtherRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly operation: ZodOpenApiOperationObject;
}

const binary = { type: 'string', format: 'binary' } as const;
const text = { type: 'string' } as const;

function file(description: string, contentType: string): ZodOpenApiResponseObject {
  return { description, content: { [contentType]: { schema: binary } } };
}

function route(
  method: OtherRoute['method'],
  path: string,
  refusedWith: readonly RefusalStatus[],
  { responses, ...operation }: ZodOpenApiOperationObject,
): OtherRoute {
  const fullPath = apiPrefix + path;
  return {
    method,
    path: fullPath,
    operation: { ...operation, responses: { ...responses, ...refusals(refusedWith) } },
  };
}

const mediaRefusals = [401, 404, 429, 503] as const;
const webhookBody = z.object({
  destination: z.string(),
  events: z.array(z.looseObject({})).meta({ description: 'As LINE sends them' }),
});

const partOfFile = { 206: file('The part that was asked for with `Range`', '*/*') };

export const otherRoutes: readonly OtherRoute[] = [
  route('POST', '/webhook', [400, 401, 413, 503], {
    operationId: 'receiveWebhook',
    tags: ['webhook'],
    summary: 'Take what LINE tells; 200 means stored, and never to be lost',
    security: [{ lineSignature: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: webhookBody } } },
    responses: { 200: { description: 'Stored', content: { 'application/json': { schema: z.object({}) } } } },
  }),
  route('GET', '/media/:messageId', mediaRefusals, {
    operationId: 'openMedia',
    tags: ['media'],
    summary: 'A file of a conversation, whole or in parts',
    security: [{ mediaCookie: [] }],
    requestParams: { path: z.object({ messageId: z.string() }) },
    responses: { 200: file('The file', '*/*'), ...partOfFile },
  }),
  route('GET', '/media/:messageId/preview', mediaRefusals, {
    operationId: 'openMediaPreview',
    tags: ['media'],
    summary: 'A small picture of a file',
    security: [{ mediaCookie: [] }],
    requestParams: { path: z.object({ messageId: z.string() }) },
    responses: { 200: file('The picture', '*/*'), ...partOfFile },
  }),
  route('GET', '/media/reply-images/:imageId', mediaRefusals, {
    operationId: 'openReplyImage',
    tags: ['media'],
    summary: 'A picture of a saved reply or of a canned response',
    security: [{ mediaCookie: [] }],
    requestParams: { path: z.object({ imageId: z.string() }) },
    responses: { 200: file('The picture', 'image/*') },
  }),
  route('GET', '/media/rich-menus/:menuId', mediaRefusals, {
    operationId: 'openRichMenuImage',
    tags: ['media'],
    summary: 'The picture of a rich menu',
    security: [{ mediaCookie: [] }],
    requestParams: { path: z.object({ menuId: z.string() }) },
    responses: { 200: file('The picture', 'image/*') },
  }),
  route('GET', '/public/media/:token', [404, 503], {
    operationId: 'openPublicMedia',
    tags: ['media'],
    summary: "A file that was sent, for the customer's phone; the address is the key, and it ends",
    security: [],
    requestParams: { path: z.object({ token: z.string() }) },
    responses: { 200: file('The file', '*/*'), ...partOfFile },
  }),
  route('GET', '/public/reply-images/:token/:variant', [404, 503], {
    operationId: 'openPublicReplyImage',
    tags: ['media'],
    summary: "A picture that the bot sent, for the customer's phone; the address is the key, and it ends",
    security: [],
    requestParams: { path: z.object({ token: z.string(), variant: z.string() }) },
    responses: { 200: file('The picture', 'image/*') },
  }),
  route('GET', '/metrics', [403], {
    operationId: 'readMetrics',
    tags: ['health'],
    summary: 'Figures for Prometheus; on the same machine without a token. `/metrics` answers the same',
    security: [{ metricsToken: [] }, {}],
    responses: { 200: { description: 'The figures', content: { 'text/plain': { schema: text } } } },
  }),
  route('GET', '/docs-json', [], {
    operationId: 'readDocument',
    tags: ['docs'],
    summary: 'This document. `/docs-json` leads here',
    security: [],
    responses: {
      200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: z.looseObject({}) } } },
    },
  }),
  route('GET', '/docs', [], {
    operationId: 'openDocs',
    tags: ['docs'],
    summary: 'This document to read and to try. `/docs` leads here',
    security: [],
    responses: { 200: { description: 'A page', content: { 'text/html': { schema: text } } } },
  }),
  route('GET', jobDashboardPath, [401, 403, 404], {
    operationId: 'showJobDashboard',
    tags: ['queues'],
    summary: 'Background jobs (Bull Board), to look at and to try failed ones again',
    security: [{ jobsCookie: [] }],
    responses: { 200: { description: 'A page', content: { 'text/html': { schema: text } } } },
  }),
];
