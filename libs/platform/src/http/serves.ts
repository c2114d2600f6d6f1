import type { Access, Endpoint } from '@jsk/contracts/endpoint';
import {
  applyDecorators,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { validate } from '../errors/validate';

export const ENDPOINT = 'jsk:endpoint';
export const ACCESS = 'jsk:access';

const routeOf = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** The parsed input of an endpoint, as its controller method receives it. */
export type Parsed<E extends Endpoint> = z.output<E['input']>;

/**
 * Binds a controller method to an endpoint of the contract: route, status, who may call, and (through the response
 * interceptor) the shape of the answer. The method must return what the contract says.
 */
export function Serves<E extends Endpoint>(endpoint: E) {
  const bind = applyDecorators(
    routeOf[endpoint.method](endpoint.path),
    HttpCode(endpoint.successStatus ?? 200),
    SetMetadata(ENDPOINT, endpoint),
    Allow(endpoint.access),
  );
  return <Method extends (...args: never[]) => Promise<z.input<E['output']>> | z.input<E['output']>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => bind(target, name, descriptor);
}

/** Says who may call a route that is not in the contract (the webhook, metrics, files). */
export const Allow = (access: Access) => SetMetadata(ACCESS, access);

/** The input of the endpoint, gathered from path, query and body, and validated with the contract's schema. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint;
  return validate(endpoint.input, {
    ...asRecord(request.query),
    ...asRecord(request.body),
    ...asRecord(request.params),
  });
});

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export const REQUEST_LIMIT = 'jsk:request-limit';
export type RequestLimit = 'rest' | 'media' | 'none';

/** Exempts a route from the limit of requests per address: LINE's servers and health checks share few addresses. */
export const Unlimited = () => SetMetadata(REQUEST_LIMIT, 'none' satisfies RequestLimit);

/** Counts a route apart from the REST calls of its address: one screen of pictures asks for dozens of files. */
export const LimitedAsMedia = () => SetMetadata(REQUEST_LIMIT, 'media' satisfies RequestLimit);
