import { z } from 'zod';

/**
 * LINE's id of a customer and the key of a conversation: `U` and 32 hex digits.
 * Source: https://developers.line.biz/en/reference/messaging-api/#source-user
 */
export const lineUserIdSchema = z
  .string()
  .regex(/^U[0-9a-f]{32}$/, 'must be U followed by 32 hex digits (0-9, a-f)');

/** Ids of ours: decimal strings that only grow. Compare them with `compareIds`, never as text. */
export const idSchema = z.string().regex(/^[1-9]\d{0,17}$/, 'must be an id of this system');

/** ISO 8601 in UTC. */
export const timestampSchema = z.iso.datetime();

/** LINE counts a text in UTF-16 code units, which is JavaScript's `length`. */
export const maxTextUnits = 5000;

/** Chosen by the sender; the same one again means the same message. */
export const clientIdSchema = z.string().trim().min(1).max(100);

const hasVisibleCharacter = /[^\s\u200b-\u200d\u2060\ufeff]/u;

/** Text that an operator sends: shown as written, so it is checked but never trimmed. */
export const outgoingTextSchema = z
  .string()
  // Not `max`: Zod counts code points, of which an emoji is one.
  .check(({ value, issues }) => {
    if (value.length <= maxTextUnits) return;
    const message = `must not be longer than ${maxTextUnits} UTF-16 units`;
    const limit = { origin: 'string', maximum: maxTextUnits, inclusive: true } as const;
    issues.push({ code: 'too_big', ...limit, input: value, message });
  })
  .refine((text) => hasVisibleCharacter.test(text), 'must not be empty');

/** Orders two ids of ours: negative when `a` came first. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** One page of a list and the cursor of the next, or null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Paging by cursor, as every list takes it. */
export const pagingFields = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};
