import type { Endpoint } from '@jsk/contracts/endpoint';
import { z } from 'zod';

type Fields = Readonly<Record<string, z.ZodType>>;

/** The fields of an endpoint's input. @throws Error when the input is not an object with fixed fields */
export function inputFields({ input, path }: Endpoint): Fields {
  if (input instanceof z.ZodObject) return input.shape;
  throw new Error(`The input of ${path} cannot be told field by field`);
}

/** The names of the parts of a path that are given with each call. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
}

/** The fields of an input apart: those that stand in the path, and the rest. */
export function splitInput(endpoint: Endpoint): { inPath: Fields; rest: Fields } {
  const names = new Set(pathParameters(endpoint.path));
  const fields = Object.entries(inputFields(endpoint));
  return {
    inPath: Object.fromEntries(fields.filter(([name]) => names.has(name))),
    rest: Object.fromEntries(fields.filter(([name]) => !names.has(name))),
  };
}
