import { AppError } from '@jsk/platform/errors/app-error';
import { lineUserIdSchema } from '@jsk/contracts/primitives';
import { z } from 'zod';

/** Years that PostgreSQL and the calendar agree upon. */
const timeSchema = z.iso.datetime().regex(/^2/);

const cursorSchema = z.tuple([timeSchema, lineUserIdSchema]);

/** Where a page of conversations ended: opaque for clients. */
export function encodeCursor(key: string, lineUserId: string): string {
  return Buffer.from(JSON.stringify([key, lineUserId])).toString('base64url');
}

/** @throws AppError `validation_error` when the cursor is not one of ours. */
export function decodeCursor(cursor: string | undefined): { key: string; lineUserId: string } | null {
  if (cursor === undefined) return null;
  try {
    const [key, lineUserId] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { key, lineUserId };
  } catch {
    const message = 'must be the nextCursor of an earlier page';
    throw new AppError('validation_error', message, { errors: [{ path: 'cursor', message }] });
  }
}
