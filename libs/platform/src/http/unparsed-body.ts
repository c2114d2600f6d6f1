import { RouteConfig } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    unparsedBody?: boolean;
  }
}

/** The route gets the bytes of the body as they came, whatever their content type: to verify a signature. */
export const UnparsedBody = () => RouteConfig({ unparsedBody: true });
