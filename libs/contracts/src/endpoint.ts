import type { z } from 'zod';
import type { Role } from './roles';

type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: everybody, everybody who is signed in, or the named roles only. */
export type Access = 'public' | 'signed-in' | readonly Role[];

/**
 * One REST call, written down once. The API binds it (`@Serves`), the browser calls it (`call`), so a renamed
 * field breaks the compile on both sides.
 *
 * `path` is relative to `/api/v1`; `:name` parts are taken from the input. What is left of the input travels as
 * the query string (GET, DELETE) or as the JSON body (everything else).
 */
export interface Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  /** Status of success; 200 unless said otherwise. */
  readonly successStatus?: 200 | 201 | 204;
}

export type InputOf<E extends Endpoint> = z.input<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

export function endpoint<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Endpoint<Input, Output>,
): Endpoint<Input, Output> {
  return definition;
}

/** Prefix of every REST path. */
export const apiPrefix = '/api/v1';
