import { AppError } from './app-error';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const foreignKeyViolation = '23503';

/**
 * What a change refers to was deleted while it was made: a customer was erased, a tag removed.
 * @returns the refusal to answer with; null when the error is something else
 */
export function goneReference(error: unknown): AppError | null {
  if ((error as { code?: unknown } | null)?.code !== foreignKeyViolation) return null;
  return new AppError('conflict', 'Something that this refers to has just been deleted', { cause: error });
}
