import { createHash } from 'node:crypto';

const EARLIEST_EVENT_MS = Date.UTC(2011, 0, 1);
const LATEST_EVENT_MS = Date.UTC(2100, 0, 1);

/** Hex SHA-256, to stand in for values that are too long or too strange to be keys themselves. */
export function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * LINE's event id as a key of at most 128 printable ASCII characters, or null when the event has none.
 * LINE sends ULIDs; an id of another shape is hashed, so that it is still the same key on every delivery.
 */
export function readWebhookEventId(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return /^[\x21-\x7e]{1,128}$/.test(value) ? value : `hashed:${sha256(value)}`;
}

/** The time in an event's `timestamp` (milliseconds), or null when it cannot be one (LINE began in 2011). */
export function readOccurredAt(value: unknown): Date | null {
  if (typeof value !== 'number' || value < EARLIEST_EVENT_MS || value >= LATEST_EVENT_MS) return null;
  return new Date(value);
}
