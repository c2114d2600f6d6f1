import type { z } from 'zod';
import type { Role } from './roles';

type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: everybody; everybody who is signed in; the named roles only. `own-account` is everybody who is signed
 * in, also those who must first do something about their account (`obligationSchema`) and may call nothing else.
 */
export type Access = 'public' | 'own-account' | 'signed-in' | readonly Role[];

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
  /**
   * Parts of the form that are files, and whether they must be there. The body then travels as multipart/form-data, with
   * what is left of the input as its other parts.
   */
  readonly files?: Readonly<Record<string, 'required' | 'optional'>>;
  /** Of an answer that is a file, which has no shape to check; otherwise it is JSON. */
  readonly fileType?: string;
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
