import { ApiProblem } from './api-problem';

/** What is wrong with one field of a form. */
export type FieldProblem =
  | { readonly kind: 'required' | 'taken' | 'other' }
  | { readonly kind: 'tooLong'; readonly used: number; readonly max: number }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number };

/** What is wrong, by the path that the API uses for the field, too. */
export type FieldProblems = ReadonlyMap<string, FieldProblem>;

export const noProblems: FieldProblems = new Map();

/** A text that must not be empty; spaces around it do not count. */
export function textProblem(text: string, max: number): FieldProblem | null {
  const used = text.trim().length;
  if (used === 0) return { kind: 'required' };
  return used > max ? { kind: 'tooLong', used, max } : null;
}

/** @param number not a number when the field is empty */
export function numberProblem(
  number: number,
  { min, max }: { min: number; max: number },
): FieldProblem | null {
  return Number.isInteger(number) && number >= min && number <= max ? null : { kind: 'outOfRange', min, max };
}

/** Leaves out the fields that are right. */
export function collectProblems(found: Iterable<readonly [string, FieldProblem | null]>): FieldProblems {
  return new Map([...found].filter((entry): entry is [string, FieldProblem] => entry[1] !== null));
}

/**
 * What the API found although it looked right here.
 * @param uniqueField the field that is told when there is such a thing already (409)
 */
export function refusedFields(error: unknown, uniqueField?: string): FieldProblems {
  if (!(error instanceof ApiProblem)) return noProblems;
  if (error.code === 'conflict' && uniqueField !== undefined)
    return new Map([[uniqueField, { kind: 'taken' }]]);
  return new Map(error.errors.map(({ path }) => [path, { kind: 'other' }]));
}
