import { allEndpoints, namedSchemas } from '@jsk/contracts/all-endpoints';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { operationOf } from './operations';
import { otherRoutes } from './other-routes';

/** What can be shown to be let in. */
const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'From `POST /auth/login` or `POST /auth/refresh`; good for 30 minutes',
  },
  refreshCookie: { type: 'apiKey', in: 'cookie', name: 'jsk_refresh', description: 'Set by signing in' },
  refreshToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'For programs without cookies: the refresh token that signing in with `transport: "body"` answers',
  },
  mediaCookie: { type: 'apiKey', in: 'cookie', name: 'jsk_media', description: 'Set by signing in' },
  jobsCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'jsk_jobs',
    description: 'Set by `POST /admin/queues/session`',
  },
  metricsToken: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN, unless on the same machine' },
  lineSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'x-line-signature',
    description: 'HMAC-SHA256 of the body under the channel secret, in base64',
  },
} as const;

/** The REST calls as OpenAPI 3.1 tells them, made of the contracts that the application itself goes by. */
export function createApiDocument() {
  nameSchemas();
  const paths: ZodOpenApiPathsObject = {};
  for (const named of allEndpoints) {
    const { method, path } = named.endpoint;
    add(paths, method, apiPrefix + path, operationOf(named));
  }
  for (const { method, path, operation } of otherRoutes) add(paths, method, path, operation);
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'JskApp Live Chat',
      version: '1',
      description:
        'Every refusal is a problem (RFC 9457) with a `code` that stays the same. Times are ISO 8601 in UTC. Lists are ' +
        'paged by cursor.',
    },
    servers: [{ url: '/' }],
    components: { securitySchemes },
    paths,
  });
}

function add(
  paths: ZodOpenApiPathsObject,
  method: string,
  path: string,
  operation: ReturnType<typeof operationOf>,
): void {
  const template = path.replace(/:(\w+)/g, '{$1}');
  paths[template] = { ...paths[template], [method.toLowerCase()]: operation };
}

/** A shape that has a name is told once, under it. */
function nameSchemas(): void {
  for (const [id, schema] of namedSchemas) {
    const isShape = schema instanceof z.ZodObject || schema instanceof z.ZodUnion;
    if (isShape && !z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id });
  }
}
