import { maxTextUnits } from '@jsk/contracts/primitives';
import type { z } from 'zod';
import { AppError, type FieldError } from './app-error';

/**
 * Checks input from outside against its schema.
 * @returns the parsed value, with defaults filled and unknown fields removed.
 * @throws AppError `validation_error` naming each field, or `message_too_long` for a text over LINE's limit. A text
 * that PostgreSQL cannot keep (NUL, half a surrogate pair) is an error of the caller, too.
 */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  const errors = parsed.success
    ? unstorableTexts(parsed.data, [])
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  if (parsed.success && errors.length === 0) return parsed.data;
  const tooLong = parsed.error?.issues.some(
    (issue) => issue.code === 'too_big' && issue.path.at(-1) === 'text' && issue.maximum === maxTextUnits,
  );
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  throw new AppError(tooLong ? 'message_too_long' : 'validation_error', detail, { errors });
}

function unstorableTexts(value: unknown, path: readonly string[]): FieldError[] {
  if (typeof value === 'string' && !isStorable(value)) {
    return [{ path: path.join('.'), message: 'must not contain NUL or half a surrogate pair' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    isStorable(name)
      ? unstorableTexts(part, [...path, name])
      : [{ path: path.join('.'), message: 'must not have a name with NUL or half a surrogate pair in it' }],
  );
}

function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
