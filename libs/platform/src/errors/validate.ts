import { maxTextUnits } from '@jsk/contracts/primitives';
import type { z } from 'zod';
import { AppError } from './app-error';

/**
 * Checks input from outside against its schema.
 * @returns the parsed value, with defaults filled and unknown fields removed.
 * @throws AppError `validation_error` naming each field, or `message_too_long` for a text over LINE's limit.
 */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  const tooLong = parsed.error.issues.some(
    (issue) => issue.code === 'too_big' && issue.path.at(-1) === 'text' && issue.maximum === maxTextUnits,
  );
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  throw new AppError(tooLong ? 'message_too_long' : 'validation_error', detail, { errors });
}
