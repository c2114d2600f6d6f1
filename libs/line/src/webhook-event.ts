import { readEventContent } from './event-content';
import { isRecord, readOccurredAt, readWebhookEventId } from './event-fields';
import type { EventSource, InboundEvent } from './inbound-event';
import { isLineGroupId, isLineRoomId, isLineUserId } from './limits';
import { toStorableText } from './storable-text';

/**
 * What old consoles send as a connection test: two events that nobody sent and that must never be answered
 * (https://github.com/line/line-bot-sdk-python/issues/80).
 */
const CONNECTION_TEST_REPLY_TOKEN = /^(0{32}|f{32})$/;
const CONNECTION_TEST_USER_ID = 'Udeadbeefdeadbeefdeadbeefdeadbeef';

/**
 * Turns one stored event of a webhook into the product's own words. Unknown properties are ignored, optional ones may
 * be missing or odd, ids must be right. Never throws: an event that cannot be used is `malformed`.
 *
 * @param payload JSON text of one element of the webhook's `events`
 * @see https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
 */
export function translateWebhookEvent(payload: string): InboundEvent {
  let event: unknown;
  try {
    event = JSON.parse(payload);
  } catch {
    return malformed('The event is not JSON.');
  }
  if (!isRecord(event)) return malformed('The event is not a JSON object.');
  if (typeof event.type !== 'string' || event.type === '') return malformed('The event has no type.');
  const base = readBase(event.type, event);
  if (isConnectionTest(event)) {
    return {
      ...base,
      lineType: 'connectionTest',
      source: { kind: 'unknown' },
      replyToken: null,
      kind: 'other',
    };
  }
  const content = readEventContent(event.type, event);
  return typeof content === 'string' ? malformed(content) : { ...base, ...content };
}

function malformed(reason: string): InboundEvent {
  return { kind: 'malformed', reason };
}

function isConnectionTest({ replyToken, source }: Record<string, unknown>): boolean {
  if (typeof replyToken === 'string' && CONNECTION_TEST_REPLY_TOKEN.test(replyToken)) return true;
  return isRecord(source) && source.userId === CONNECTION_TEST_USER_ID;
}

function readBase(type: string, event: Record<string, unknown>) {
  const mode = event.mode === 'active' || event.mode === 'standby' ? event.mode : 'unknown';
  const { replyToken, deliveryContext } = event;
  const mayBeAnswered = mode === 'active' && typeof replyToken === 'string' && replyToken !== '';
  return {
    lineType: toStorableText(type.slice(0, 64)),
    webhookEventId: readWebhookEventId(event.webhookEventId),
    occurredAt: readOccurredAt(event.timestamp),
    isRedelivery: isRecord(deliveryContext) && deliveryContext.isRedelivery === true,
    mode,
    source: readSource(event.source),
    replyToken: mayBeAnswered ? toStorableText(replyToken) : null,
  } as const;
}

function readSource(source: unknown): EventSource {
  if (!isRecord(source)) return { kind: 'unknown' };
  const lineUserId = isLineUserId(source.userId) ? source.userId : null;
  if (source.type === 'user' && lineUserId !== null) return { kind: 'customer', lineUserId };
  if (source.type === 'group' && isLineGroupId(source.groupId)) {
    return { kind: 'group', groupId: source.groupId, lineUserId };
  }
  if (source.type === 'room' && isLineRoomId(source.roomId)) {
    return { kind: 'room', roomId: source.roomId, lineUserId };
  }
  return { kind: 'unknown' };
}
