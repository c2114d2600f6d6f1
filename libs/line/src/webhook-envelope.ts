import { isRecord, readOccurredAt, readWebhookEventId, sha256 } from './event-fields';
import { isLineGroupId, isLineMessageId, isLineRoomId, isLineUserId } from './limits';
import { toStorableText } from './storable-text';

/** One event of a webhook, ready to be stored before anybody looks into it. */
export interface InboxEvent {
  /** The same on every delivery of the event: at most 128 printable ASCII characters. */
  webhookEventId: string;
  /** Events of one lane belong to one chat and are processed in order; null stands alone. */
  lane: string | null;
  type: string;
  /** LINE's time of the event; the time of arrival when LINE's is unusable. */
  occurredAt: Date;
  /** The event as JSON text for a PostgreSQL `json` column; feed it to `translateWebhookEvent`. */
  payload: string;
}

export type WebhookEnvelope =
  { ok: true; destination: string | null; events: InboxEvent[] } | { ok: false; reason: string };

/** `JSON.stringify` and PostgreSQL run out of stack on very deep JSON; LINE's events are about 10 levels deep. */
const MAX_NESTING = 100;
const MAX_TYPE_LENGTH = 64;

/**
 * Splits a verified webhook body into its events. Never throws: a body that is no webhook gives `ok: false`, and an
 * element that is no event becomes one of type `malformed`, so that its siblings go on.
 *
 * @param now the time of arrival
 * @see https://developers.line.biz/en/reference/messaging-api/#request-body
 */
export function readWebhookEnvelope(rawBody: Buffer, now: Date = new Date()): WebhookEnvelope {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString('utf8'));
  } catch {
    return { ok: false, reason: 'The body is not JSON.' };
  }
  if (!isRecord(body)) return { ok: false, reason: 'The body is not a JSON object.' };
  if (!Array.isArray(body.events)) return { ok: false, reason: 'The body has no list of events.' };

  const { destination } = body;
  let bodyHash: string | undefined;
  const keyByPosition = (index: number): string => `fallback:${(bodyHash ??= sha256(rawBody))}:${index}`;
  return {
    ok: true,
    destination: typeof destination === 'string' ? toStorableText(destination.slice(0, 64)) : null,
    events: body.events.map((event: unknown, index) =>
      readInboxEvent(event, () => keyByPosition(index), now),
    ),
  };
}

function readInboxEvent(element: unknown, keyByPosition: () => string, now: Date): InboxEvent {
  const event = isRecord(element) ? element : {};
  return {
    webhookEventId: readWebhookEventId(event.webhookEventId) ?? keyByMessage(event) ?? keyByPosition(),
    lane: readLane(event.source),
    type: readType(event.type),
    occurredAt: readOccurredAt(event.timestamp) ?? now,
    payload: isNestedDeeperThan(element, MAX_NESTING) ? '"nested too deeply"' : JSON.stringify(element),
  };
}

/** Events without an id (their shape before 2022): a message is known by its own id, edits and unsends are not. */
function keyByMessage({ type, message }: Record<string, unknown>): string | null {
  if (type !== 'message' || !isRecord(message) || !isLineMessageId(message.id)) return null;
  return `fallback:message:${message.id}`;
}

function readType(type: unknown): string {
  if (typeof type !== 'string' || type === '') return 'malformed';
  return toStorableText(type.slice(0, MAX_TYPE_LENGTH));
}

function readLane(source: unknown): string | null {
  if (!isRecord(source)) return null;
  switch (source.type) {
    case 'user':
      return isLineUserId(source.userId) ? `user:${source.userId}` : laneOfForeignId(source.userId);
    case 'group':
      return isLineGroupId(source.groupId) ? `group:${source.groupId}` : laneOfForeignId(source.groupId);
    case 'room':
      return isLineRoomId(source.roomId) ? `room:${source.roomId}` : laneOfForeignId(source.roomId);
    default:
      return null;
  }
}

function laneOfForeignId(id: unknown): string | null {
  return typeof id === 'string' && id !== '' ? `other:${sha256(id).slice(0, 32)}` : null;
}

function isNestedDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isNestedDeeperThan(child, levels - 1));
}
