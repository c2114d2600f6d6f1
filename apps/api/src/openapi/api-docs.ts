import { apiPrefix } from '@jsk/contracts/endpoint';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createApiDocument } from './document';

/** Serves the documentation of the REST calls: as a page, and as JSON beside it. */
export function serveApiDocs(app: NestFastifyApplication): void {
  // Made when somebody asks for it. What Nest calls this type is OpenAPI 3.0 with parts of 3.1; it is only written out.
  const document = () => createApiDocument() as unknown as OpenAPIObject;
  SwaggerModule.setup(`${apiPrefix}/docs`, app, document, {
    jsonDocumentUrl: `${apiPrefix}/docs-json`,
    raw: ['json'],
    customSiteTitle: 'JskApp Live Chat',
    // The usual layout has a bar with a logo, which brings styles of its own.
    swaggerOptions: {
      layout: 'BaseLayout',
      docExpansion: 'none',
      filter: true,
      validatorUrl: null,
      displayOperationId: true,
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const path of ['/docs', '/docs-json']) {
    fastify.get(path, (_, reply) => reply.redirect(apiPrefix + path));
  }
}
