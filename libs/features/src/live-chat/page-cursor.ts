import { AppError } from '@jsk/platform/errors/app-error';
import { z } from 'zod';

const cursorSchema = z.tuple([z.string().max(40), z.string().max(40)]);

/** Where a page of conversations ended: opaque for clients. */
export function encodeCursor(key: string, lineUserId: string): string {
  return Buffer.from(JSON.stringify([key, lineUserId])).toString('base64url');
}

/** @throws AppError `validation_error` when the cursor is not one of ours. */
export function decodeCursor(cursor: string | undefined): { key: string; lineUserId: string } | null {
  if (cursor === undefined) return null;
  try {
    const [key, lineUserId] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:?\d\d)?$/.test(key)) throw new Error('not a time');
    return { key, lineUserId };
  } catch {
    const message = 'must be the nextCursor of an earlier page';
    throw new AppError('validation_error', message, { errors: [{ path: 'cursor', message }] });
  }
}
