import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** Years that PostgreSQL and the calendar agree upon. */
const timeSchema = z.iso.datetime().regex(/^2/);

/** Where a page of a list that is ordered by time and id ended: opaque for clients. */
export function encodeCursor(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/**
 * @param idSchema what the ids of the list look like
 * @throws AppError `validation_error` when the cursor is not one of ours.
 */
export function decodeCursor(
  cursor: string | undefined,
  idSchema: z.ZodType<string>,
): { key: string; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const written: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [key, id] = z.tuple([timeSchema, idSchema]).parse(written);
    return { key, id };
  } catch {
    const message = 'must be the nextCursor of an earlier page';
    throw new AppError('validation_error', message, { errors: [{ path: 'cursor', message }] });
  }
}
