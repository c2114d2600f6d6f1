import type { Endpoint } from '@jsk/contracts/endpoint';
import { ENDPOINT } from '@jsk/platform/http/serves';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { map, type Observable } from 'rxjs';

/** Sends exactly what the contract says: fields that are not in it never leave the process. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;
    return endpoint ? next.handle().pipe(map((answer) => endpoint.output.parse(answer))) : next.handle();
  }
}
