import { type DynamicModule, RequestMethod } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { AppConfig } from '../config/app-config';

/** Paths that are asked every few seconds and by every webhook; logging each would drown the rest. */
const quietPaths = /^\/(api\/v1\/(health|webhook)|assets|socket\.io)/;

/**
 * Structured logs with a request id. Bodies, headers and query strings are never logged: they hold message texts,
 * tokens and customers' ids.
 */
export function loggingModule(config: AppConfig): DynamicModule {
  return LoggerModule.forRoot({
    forRoutes: [{ path: '*path', method: RequestMethod.ALL }],
    pinoHttp: {
      level: config.logLevel,
      autoLogging: { ignore: (request) => quietPaths.test(request.url ?? '') },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: withoutIds(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  });
}

/** A customer's id is personal data; four digits are enough to follow a trace. */
function withoutIds(url: string): string {
  return (url.split('?')[0] ?? '').replace(/U[0-9a-f]{32}/g, (id) => `${id.slice(0, 5)}…`);
}
